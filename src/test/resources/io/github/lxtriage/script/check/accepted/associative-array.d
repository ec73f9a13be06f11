BEGIN
{
    x[pid, execname] = 1;
}
