#!/usr/sbin/dtrace -s

/*
 * How long calls take, in nanoseconds: a distribution by process name and call, counted in the kernel, printed at the
 * end (^C) or every INTERVAL seconds.
 *
 * Needs lx-syscall:::entry and :::return, and proc:::lwp-exit.
 *
 * A call that waits (poll, futex, wait4, read of a terminal) counts its waiting.
 *
 * Does not see: calls that never return (exit, execve that succeeds); the outer of two calls when a signal handler makes
 * one while another waits; calls beyond the table; 32-bit stat, fstat, getrlimit, select and uname by their second
 * numbers.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option aggsize=16m
#pragma D option dynvarsize=16m

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

lx-syscall:::entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->since = timestamp;
}

lx-syscall:::return
/self->since/
{
    @nanoseconds[execname, probefunc] = quantize(timestamp - self->since);
    self->since = 0;
}

proc:::lwp-exit
/self->since/
{
    self->since = 0;
}

profile:::tick-1s
/INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@nanoseconds, TOP);
}

profile:::tick-1s
/INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%-50s  %-50s %16s\n", "  NAME", "CALL", "NANOSECONDS");
    printa(@nanoseconds);
    trunc(@nanoseconds);
    waited = 0;
}

dtrace:::END
/TOP > 0/
{
    trunc(@nanoseconds, TOP);
}

dtrace:::END
{
    printf("%-50s  %-50s %16s\n", "  NAME", "CALL", "NANOSECONDS");
    printa(@nanoseconds);
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
