#!/usr/sbin/dtrace -s

/*
 * Counts, in the kernel, every call of setsockopt, failed or not: by process name and option number. The level is not shown, so
 * a number alone names no option. Prints the counts when it ends (^C).
 * As a one-liner: dtrace -n 'lx-syscall::setsockopt:entry { @num[execname,arg2] = count()}'
 *
 * Needs the lx-syscall probes of setsockopt. Does not see: 32-bit programs, which go through socketcall. It is the one-liner of the
 * SmartOS page, kept as it is: lxtriage-ignore-file: blind-32
 */
lx-syscall::setsockopt:entry
{
    @num[execname, arg2] = count();
}
