#pragma D attributes Stable/Stable/Common x
int x;
BEGIN
{
}
