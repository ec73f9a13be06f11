BEGIN
{
    x = a ? : c;
}
