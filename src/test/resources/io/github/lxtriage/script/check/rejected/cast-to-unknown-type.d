BEGIN
{
    x = (foo *)y;
}
