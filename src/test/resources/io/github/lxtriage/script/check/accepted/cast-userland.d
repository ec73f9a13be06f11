BEGIN
{
    x = (userland int *)arg0;
}
