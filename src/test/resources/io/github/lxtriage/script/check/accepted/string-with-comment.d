BEGIN
{
    trace("/* no comment */");
}
