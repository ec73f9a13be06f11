BEGIN
{
    x = 0xZZ;
}
