BEGIN
{
    for (;;) { }
}
