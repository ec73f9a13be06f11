BEGIN
{
    x = '';
}
