BEGIN
{
    trace(genunix`freemem);
}
