BEGIN
{
    x = stringof arg0;
    y = stringof(arg0);
}
