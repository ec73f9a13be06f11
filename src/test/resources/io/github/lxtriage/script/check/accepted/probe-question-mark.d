lx-syscall::mk?ir:entry
{
}
