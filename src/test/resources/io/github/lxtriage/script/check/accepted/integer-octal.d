BEGIN
{
    trace(0755);
}
