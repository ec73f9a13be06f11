BEGIN
{
    if (x) ; else ;
}
