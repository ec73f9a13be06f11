BEGIN
{
    while (1) { }
}
