#
BEGIN
{
}
