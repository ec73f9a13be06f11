BEGIN
{
    trace(1));
}
