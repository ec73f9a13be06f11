#!/usr/sbin/dtrace -s

/*
 * Which ptrace requests fail: the request's number, the process that it is for (by its Linux number), the Linux errno
 * and what LX said (- for nothing, which is usual).
 *
 * Needs lx-syscall probes of ptrace, and sdt:lx_brand:lx_unsupported:brand-lx-unsupported.
 *
 * Does not see: requests that succeed and do less than on Linux. A debugger that asks for the end of a process gets
 * ESRCH (3) on every system.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option dynvarsize=8m

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
    printf("%6s %20s %5s %10s %6s %5s %s\n", "PID", "NAME", "ABI", "REQUEST", "TARGET", "ERRNO", "MESSAGE");
}

lx-syscall::ptrace:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->request = (int)arg0;
    self->target = (int)arg1;
    self->inside = 1;
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/self->inside/
{
    self->message = strtok(stringof(arg0), "\n");
}

lx-syscall::ptrace:return
/!AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    printf("%6d %20s %5s %10d %6d %5d %s\n", pid, execname, probemod, self->request, self->target, -(int)arg0,
        self->message == "" ? "-" : self->message);
}

lx-syscall::ptrace:return
/AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    @failed[execname, probemod, self->request, -(int)arg0, self->message == "" ? "-" : self->message] = count();
}

lx-syscall::ptrace:return
/self->inside/
{
    self->inside = 0;
    self->request = 0;
    self->target = 0;
    self->message = 0;
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@failed, TOP);
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %10s %5s %s\n", "COUNT", "NAME", "ABI", "REQUEST", "ERRNO", "MESSAGE");
    printa("%@10d %20s %5s %10d %5d %s\n", @failed);
    trunc(@failed);
    waited = 0;
}

dtrace:::END
/AGGREGATE && TOP > 0/
{
    trunc(@failed, TOP);
}

dtrace:::END
/AGGREGATE/
{
    printf("%10s %20s %5s %10s %5s %s\n", "COUNT", "NAME", "ABI", "REQUEST", "ERRNO", "MESSAGE");
    printa("%@10d %20s %5s %10d %5d %s\n", @failed);
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
