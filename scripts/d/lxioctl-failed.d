#!/usr/sbin/dtrace -s

/*
 * Which ioctl requests fail, and with which Linux errno: LX has said nothing of them since December 2014. The request is
 * saved at entry and printed at return.
 *
 * Needs lx-syscall probes of ioctl.
 *
 * A program that asks whether a file is a terminal (request 0x5401, TCGETS) gets ENOTTY (25) on every system: that is
 * not printed.
 *
 * Does not see: requests that are taken and ignored.
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
    printf("%6s %20s %5s %5s %10s %5s\n", "PID", "NAME", "ABI", "FD", "REQUEST", "ERRNO");
}

lx-syscall::ioctl:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->fd = (int)arg0;
    self->request = (uint32_t)arg1;
    self->inside = 1;
}

lx-syscall::ioctl:return
/!AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096 && !(self->request == 0x5401 && (int)arg0 == -25)/
{
    printf("%6d %20s %5s %5d 0x%08x %5d\n", pid, execname, probemod, self->fd, self->request, -(int)arg0);
}

lx-syscall::ioctl:return
/AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096 && !(self->request == 0x5401 && (int)arg0 == -25)/
{
    @refused[execname, probemod, self->request, -(int)arg0] = count();
}

lx-syscall::ioctl:return
/self->inside/
{
    self->inside = 0;
    self->fd = 0;
    self->request = 0;
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@refused, TOP);
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %10s %5s\n", "COUNT", "NAME", "ABI", "REQUEST", "ERRNO");
    printa("%@10d %20s %5s 0x%08x %5d\n", @refused);
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
    printf("%10s %20s %5s %10s %5s\n", "COUNT", "NAME", "ABI", "REQUEST", "ERRNO");
    printa("%@10d %20s %5s 0x%08x %5d\n", @refused);
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
