BEGIN
{
    a + b = 2;
}
