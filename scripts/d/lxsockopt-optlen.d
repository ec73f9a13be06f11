#!/usr/sbin/dtrace -s

/*
 * Shows the length that programs give for one socket option: here level 0, option 35 (IP_ADD_MEMBERSHIP).
 * As a one-liner: dtrace -n 'lx-syscall::setsockopt:entry /arg1 == 0 && arg2 == 35/ { trace(arg4) }'
 *
 * Needs the lx-syscall probes of setsockopt. Does not see: 32-bit programs, which go through socketcall. It is the one-liner of the
 * SmartOS page, kept as it is: lxtriage-ignore-file: blind-32, no-end
 */
inline int LEVEL = 0; /* @{level} the option's level, by its Linux number */
inline int OPTNAME = 35; /* @{optname} the option, by its Linux number */

lx-syscall::setsockopt:entry
/arg1 == LEVEL && arg2 == OPTNAME/
{
    trace(arg4);
}
