BEGIN
{
    trace($$uid);
}
