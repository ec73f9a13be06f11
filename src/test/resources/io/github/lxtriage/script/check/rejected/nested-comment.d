BEGIN
{
    /* a /* b */
}
