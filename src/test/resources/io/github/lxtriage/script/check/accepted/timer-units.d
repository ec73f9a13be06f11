tick-1sec, tick-5hz, profile-97, tick-200us
{
}
