BEGIN
{
    x = 1;
