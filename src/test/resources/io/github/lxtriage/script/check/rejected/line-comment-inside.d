BEGIN
{
    x = 1; // one
}
