BEGIN
{
    return;
}
