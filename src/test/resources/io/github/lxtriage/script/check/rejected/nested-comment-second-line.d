BEGIN
{
    /* a
  /* b */
}
