BEGIN
/1/
{
}
