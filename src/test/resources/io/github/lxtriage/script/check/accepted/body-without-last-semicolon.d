BEGIN
{
    x = 1
}
