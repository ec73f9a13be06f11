BEGIN
{
    x = (proc_t *)arg0;
    y = (struct proc *)arg0;
}
