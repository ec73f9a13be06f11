BEGIN
{
    x = 0b11;
}
