BEGIN
{
    trace("\q");
}
