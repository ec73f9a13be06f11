BEGIN
{
    x = "abc;
}
