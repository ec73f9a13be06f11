BEGIN
{
    int x;
}
