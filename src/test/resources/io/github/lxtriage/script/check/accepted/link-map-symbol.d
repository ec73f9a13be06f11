BEGIN
{
    trace(LM0`libc.so.1`errno);
}
