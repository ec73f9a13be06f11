BEGIN
{
    stack();
}
