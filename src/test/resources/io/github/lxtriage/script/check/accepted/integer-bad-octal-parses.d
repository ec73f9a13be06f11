BEGIN
{
    trace(08);
}
