BEGIN
{
    x = (int (*)(int, char *))arg0;
}
