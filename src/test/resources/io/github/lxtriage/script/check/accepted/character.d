BEGIN
{
    trace('a');
}
