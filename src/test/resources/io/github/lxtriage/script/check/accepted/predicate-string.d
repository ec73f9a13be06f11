syscall::read:entry
/execname == "sshd"/
{
}
