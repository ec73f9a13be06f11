BEGIN
{
    x = 1 << 4 >> 2;
}
