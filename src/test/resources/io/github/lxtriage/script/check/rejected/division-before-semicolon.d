BEGIN
{
    x = 1 /;
}
