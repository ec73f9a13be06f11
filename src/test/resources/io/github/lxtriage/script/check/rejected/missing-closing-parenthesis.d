BEGIN
{
    trace(1;
}
