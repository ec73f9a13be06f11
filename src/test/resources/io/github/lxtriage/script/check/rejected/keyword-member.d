BEGIN
{
    a->if;
}
