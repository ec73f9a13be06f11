BEGIN
{
    else x;
}
