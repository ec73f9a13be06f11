#!/usr/sbin/dtrace -s

/*
 * Which calls fail with what: by process name, call and Linux errno, counted in the kernel, printed at the end (^C) or
 * every INTERVAL seconds.
 *
 * Needs lx-syscall:::return. The value is cast to int, because a failure of a 32-bit program is no negative 64-bit
 * number; D's own errno is the number of illumos and not what the program sees.
 *
 * Does not see: calls whose number is beyond the table of the system (they fire no lx-syscall probe: see lxunsup); the
 * second number of a name that stands twice in the 32-bit table (stat 106, fstat 108, getrlimit 191, select 142, uname
 * 122).
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option aggsize=16m

inline string ZONE = ""; /* @{zone} one zone; "" is all */
inline int PID = 0; /* @{pid} one process, by its illumos pid; 0 is all */
inline string EXECNAME = ""; /* @{execname} one process name; "" is all */
inline int DURATION = 0; /* @{duration} seconds until the end; 0 is until ^C */
inline int INTERVAL = 0; /* @{interval} seconds between summaries; 0 is one, at the end */
inline int TOP = 0; /* @{top} how many rows a summary keeps; 0 is all */

dtrace:::BEGIN
{
    seconds = 0;
    waited = 0;
}

lx-syscall:::return
/(int)arg0 < 0 && (int)arg0 > -4096 && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    @failed[execname, probemod, probefunc, -(int)arg0] = count();
}

profile:::tick-1s
/INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@failed, TOP);
}

profile:::tick-1s
/INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %24s %5s\n", "COUNT", "NAME", "ABI", "CALL", "ERRNO");
    printa("%@10d %20s %5s %24s %5d\n", @failed);
    trunc(@failed);
    waited = 0;
}

dtrace:::END
/TOP > 0/
{
    trunc(@failed, TOP);
}

dtrace:::END
{
    printf("%10s %20s %5s %24s %5s\n", "COUNT", "NAME", "ABI", "CALL", "ERRNO");
    printa("%@10d %20s %5s %24s %5d\n", @failed);
}

profile:::tick-1s
{
    seconds++;
}

profile:::tick-1s
/DURATION > 0 && seconds >= DURATION/
{
    exit(0);
}
