#!/usr/sbin/dtrace -s

/*
 * Counts, in the kernel, what LX refuses: by process name and message. Prints the counts when it ends (^C).
 * As a one-liner: dtrace -n 'sdt:lx_brand::brand-lx-unsupported {@num[execname,stringof(arg0)] = count()}'
 *
 * Needs sdt:lx_brand:lx_unsupported:brand-lx-unsupported. Does not see: refusals without a message.
 */
sdt:lx_brand::brand-lx-unsupported
{
    @num[execname, stringof(arg0)] = count();
}
