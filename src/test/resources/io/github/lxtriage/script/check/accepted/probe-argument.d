tick-$1hz
{
}
