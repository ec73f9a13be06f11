BEGIN
{
    trace(42);
}
