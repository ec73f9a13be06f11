BEGIN
{
    x = ;
    y = ;
}
