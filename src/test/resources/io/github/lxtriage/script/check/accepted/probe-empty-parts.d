lx-syscall:::return
{
}
