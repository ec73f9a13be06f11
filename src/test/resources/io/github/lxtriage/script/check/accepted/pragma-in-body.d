BEGIN
{
#pragma D option quiet
    x = 1;
}
