BEGIN
{
    trace("é");
}
