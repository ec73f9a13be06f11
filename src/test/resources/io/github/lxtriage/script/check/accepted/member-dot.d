BEGIN
{
    trace(`utsname.nodename);
}
