BEGIN
{
    goto x;
}
