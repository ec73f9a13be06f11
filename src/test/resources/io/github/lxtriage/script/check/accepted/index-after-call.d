BEGIN
{
    trace(((int *)copyin(arg0, 8))[1]);
}
