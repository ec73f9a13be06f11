BEGIN
{
    x \
    = 1;
}
