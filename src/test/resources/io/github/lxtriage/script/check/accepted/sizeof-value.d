BEGIN
{
    x = 1;
    y = sizeof x;
    z = sizeof (x);
}
