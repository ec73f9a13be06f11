#!/usr/sbin/dtrace -s

/*
 * Every call that answers ENOSYS (38), with what LX said of it where it said anything; - stands for nothing.
 *
 * Needs lx-syscall:::entry and :::return, sdt:lx_brand:lx_unsupported:brand-lx-unsupported, proc:::exec-success and
 * proc:::lwp-exit.
 *
 * A call whose number is beyond the table of the system fires no lx-syscall probe: its row comes from the message alone,
 * with - for ABI and call.
 *
 * Does not see: calls beyond the table whose message does not begin with NOSYS; 32-bit stat, fstat, getrlimit, select
 * and uname by their second numbers.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option dynvarsize=16m

inline string ZONE = ""; /* @{zone} one zone; "" is all */
inline int PID = 0; /* @{pid} one process, by its illumos pid; 0 is all */
inline string EXECNAME = ""; /* @{execname} one process name; "" is all */
inline int DURATION = 0; /* @{duration} seconds until the end; 0 is until ^C */
inline int AGGREGATE = 0; /* @{aggregate} 1 counts rows in the kernel and prints them as a summary */
inline int INTERVAL = 0; /* @{interval} seconds between summaries; 0 is one, at the end */
inline int TOP = 0; /* @{top} how many rows a summary keeps; 0 is all */

dtrace:::BEGIN
{
    seconds = 0;
    waited = 0;
}

dtrace:::BEGIN
/!AGGREGATE/
{
    printf("%6s %20s %5s %24s %s\n", "PID", "NAME", "ABI", "ENOSYS", "CALL");
}

lx-syscall:::entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->inside = 1;
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/self->inside/
{
    self->message = strtok(stringof(arg0), "\n");
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/!AGGREGATE && !self->inside && index(stringof(arg0), "NOSYS") == 0 && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    printf("%6d %20s %5s %24s %s\n", pid, execname, "-", "-", strtok(stringof(arg0), "\n"));
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/AGGREGATE && !self->inside && index(stringof(arg0), "NOSYS") == 0 && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    @refused[execname, "-", "-", strtok(stringof(arg0), "\n")] = count();
}

lx-syscall:::return
/!AGGREGATE && self->inside && (int)arg0 == -38/
{
    printf("%6d %20s %5s %24s %s\n", pid, execname, probemod, probefunc, self->message == "" ? "-" : self->message);
}

lx-syscall:::return
/AGGREGATE && self->inside && (int)arg0 == -38/
{
    @refused[execname, probemod, probefunc, self->message == "" ? "-" : self->message] = count();
}

lx-syscall:::return,
proc:::exec-success,
proc:::lwp-exit
/self->inside/
{
    self->inside = 0;
    self->message = 0;
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@refused, TOP);
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %24s %s\n", "COUNT", "NAME", "ABI", "ENOSYS", "CALL");
    printa("%@10d %20s %5s %24s %s\n", @refused);
    trunc(@refused);
    waited = 0;
}

dtrace:::END
/AGGREGATE && TOP > 0/
{
    trunc(@refused, TOP);
}

dtrace:::END
/AGGREGATE/
{
    printf("%10s %20s %5s %24s %s\n", "COUNT", "NAME", "ABI", "ENOSYS", "CALL");
    printa("%@10d %20s %5s %24s %s\n", @refused);
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
