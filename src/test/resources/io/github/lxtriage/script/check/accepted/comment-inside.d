BEGIN
{
    /* inside */
}
