/*
 * one
 * two
 */
BEGIN
{
}
