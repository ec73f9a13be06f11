BEGIN
{
    x = ;
}
