BEGIN
{
    (x) = 1;
}
