lx-syscall:sys64:openat:entry
{
}
