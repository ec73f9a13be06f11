BEGIN
{
    this int x;
}
