BEGIN
{
    @a[pid, execname, ustack()] = count();
}
