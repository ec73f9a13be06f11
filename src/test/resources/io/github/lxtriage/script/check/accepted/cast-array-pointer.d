BEGIN
{
    x = (char (*)[4])arg0;
}
