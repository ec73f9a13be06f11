BEGIN
{
    @1 = count();
}
