#pragma D binding "1.5" x
int x;
BEGIN
{
}
