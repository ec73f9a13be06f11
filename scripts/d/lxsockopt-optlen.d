#!/usr/sbin/dtrace -s

/*
 * Shows the length that programs give for one socket option: here level 0, option 35 (IP_ADD_MEMBERSHIP).
 * As a one-liner: dtrace -n 'lx-syscall::setsockopt:entry /arg1 == 0 && arg2 == 35/ { trace(arg4) }'
 */
lx-syscall::setsockopt:entry
/arg1 == 0 && arg2 == 35/
{
    trace(arg4);
}
