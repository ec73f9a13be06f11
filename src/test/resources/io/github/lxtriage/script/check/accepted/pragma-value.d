#pragma D option strsize=1k
BEGIN
{
}
