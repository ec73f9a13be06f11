/* before */
BEGIN
{
}
