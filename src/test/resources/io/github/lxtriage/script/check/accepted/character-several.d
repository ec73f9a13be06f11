BEGIN
{
    trace('ab');
}
