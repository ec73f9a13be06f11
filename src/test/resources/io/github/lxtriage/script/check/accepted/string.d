BEGIN
{
    trace("text");
}
