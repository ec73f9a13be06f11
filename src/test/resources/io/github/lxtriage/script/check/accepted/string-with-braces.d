BEGIN
{
    trace("}{/");
}
