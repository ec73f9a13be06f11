BEGIN
{
    trace(`freemem);
}
