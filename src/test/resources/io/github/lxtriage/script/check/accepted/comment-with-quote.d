/* it's "here */
BEGIN
{
}
