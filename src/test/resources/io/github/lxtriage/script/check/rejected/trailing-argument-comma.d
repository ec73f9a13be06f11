BEGIN
{
    f(1,);
}
