BEGIN
/6 / 3/
{
}
