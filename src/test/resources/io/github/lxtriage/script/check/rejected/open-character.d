BEGIN
{
    x = 'a;
}
