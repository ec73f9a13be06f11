BEGIN
{
    x = &`freemem;
}
