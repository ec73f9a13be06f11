#!/usr/sbin/dtrace -s

/*
 * Counts, in the kernel, every call of setsockopt, failed or not: by process name and option number. The level is not shown, so
 * a number alone names no option. 32-bit programs go through socketcall and are not seen. Prints the counts when it ends (^C).
 * As a one-liner: dtrace -n 'lx-syscall::setsockopt:entry { @num[execname,arg2] = count()}'
 */
lx-syscall::setsockopt:entry
{
    @num[execname, arg2] = count();
}
