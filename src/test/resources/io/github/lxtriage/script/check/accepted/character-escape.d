BEGIN
{
    trace('\'');
    trace('\n');
}
