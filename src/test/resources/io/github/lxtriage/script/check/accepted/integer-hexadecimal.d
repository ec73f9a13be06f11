BEGIN
{
    trace(0xCafe);
}
