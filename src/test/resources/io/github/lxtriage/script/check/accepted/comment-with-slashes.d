BEGIN
{
    /* a // b */
}
