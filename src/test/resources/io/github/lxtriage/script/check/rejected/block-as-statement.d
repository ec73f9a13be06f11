BEGIN
{
    { x = 1; }
}
