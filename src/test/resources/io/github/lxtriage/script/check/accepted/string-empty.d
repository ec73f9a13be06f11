BEGIN
{
    trace("");
}
