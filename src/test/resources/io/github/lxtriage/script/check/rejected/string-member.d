BEGIN
{
    a->string;
}
