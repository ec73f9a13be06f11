BEGIN
{
    x = xlate <psinfo_t>(curthread).pr_pid;
}
