BEGIN
{
    x = ? 1;
}
