BEGIN
{
    x++++;
}
