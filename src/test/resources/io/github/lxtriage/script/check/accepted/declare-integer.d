int x;
BEGIN
{
}
