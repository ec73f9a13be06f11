BEGIN
{
    x = 1;
}
