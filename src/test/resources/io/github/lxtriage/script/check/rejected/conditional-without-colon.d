BEGIN
{
    x = a ? b;
}
