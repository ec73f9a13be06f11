#!/usr/sbin/dtrace -s

/*
 * Which processes, threads and namespaces cannot be made: clone, fork, vfork, unshare and setns that fail, with their
 * flags, the Linux errno and what LX said (- for nothing, which is usual).
 *
 * Needs lx-syscall probes of the five calls, and sdt:lx_brand:lx_unsupported:brand-lx-unsupported.
 *
 * Does not see: clone3 (435), whose number is beyond the table of most systems; its row comes from the message, with -
 * for ABI and 0 for flags, and is missing where the system has a message of another form.
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
    printf("%6s %20s %5s %10s %10s %5s %s\n", "PID", "NAME", "ABI", "CALL", "FLAGS", "ERRNO", "MESSAGE");
}

lx-syscall::clone:entry,
lx-syscall::fork:entry,
lx-syscall::vfork:entry,
lx-syscall::unshare:entry,
lx-syscall::setns:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->flags = (uint32_t)(probefunc == "setns" ? arg1 : probefunc == "fork" || probefunc == "vfork" ? 0 : arg0);
    self->inside = 1;
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/self->inside/
{
    self->message = strtok(stringof(arg0), "\n");
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/!AGGREGATE && (stringof(arg0) == "NOSYS (435): out of bounds" || stringof(arg0) == "NOSYS (clone3): Not done yet") && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    printf("%6d %20s %5s %10s 0x%08x %5d %s\n", pid, execname, "-", "clone3", 0, 38, stringof(arg0));
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/AGGREGATE && (stringof(arg0) == "NOSYS (435): out of bounds" || stringof(arg0) == "NOSYS (clone3): Not done yet") && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    @failed[execname, "-", "clone3", (uint32_t)0, 38, stringof(arg0)] = count();
}

lx-syscall::clone:return,
lx-syscall::fork:return,
lx-syscall::vfork:return,
lx-syscall::unshare:return,
lx-syscall::setns:return
/!AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    printf("%6d %20s %5s %10s 0x%08x %5d %s\n", pid, execname, probemod, probefunc, self->flags, -(int)arg0,
        self->message == "" ? "-" : self->message);
}

lx-syscall::clone:return,
lx-syscall::fork:return,
lx-syscall::vfork:return,
lx-syscall::unshare:return,
lx-syscall::setns:return
/AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    @failed[execname, probemod, probefunc, self->flags, -(int)arg0, self->message == "" ? "-" : self->message] = count();
}

lx-syscall::clone:return,
lx-syscall::fork:return,
lx-syscall::vfork:return,
lx-syscall::unshare:return,
lx-syscall::setns:return
/self->inside/
{
    self->inside = 0;
    self->flags = 0;
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
    printf("%10s %20s %5s %10s %10s %5s %s\n", "COUNT", "NAME", "ABI", "CALL", "FLAGS", "ERRNO", "MESSAGE");
    printa("%@10d %20s %5s %10s 0x%08x %5d %s\n", @failed);
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
    printf("%10s %20s %5s %10s %10s %5s %s\n", "COUNT", "NAME", "ABI", "CALL", "FLAGS", "ERRNO", "MESSAGE");
    printa("%@10d %20s %5s %10s 0x%08x %5d %s\n", @failed);
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
