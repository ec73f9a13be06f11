BEGIN
{
    x = 4 / 2;
    y = x /2;
}
