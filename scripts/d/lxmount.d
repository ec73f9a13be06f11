#!/usr/sbin/dtrace -s

/*
 * Which mounts fail: mount, umount, umount2, pivot_root and chroot, with the type, the flags, the Linux errno, and what
 * was to be mounted where (- for what the call does not have).
 *
 * Needs lx-syscall probes of the five calls.
 *
 * The names are read when the call returns, when their pages are surely in memory. A source or target may hold blanks.
 *
 * Does not see: the data of a mount; the calls of the new mount interface (fsopen, fsmount, move_mount), whose numbers
 * are beyond the table of the system (see lxunsup).
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
    printf("%6s %20s %5s %10s %12s %10s %5s %s on %s\n", "PID", "NAME", "ABI", "CALL", "FSTYPE", "FLAGS", "ERRNO", "SOURCE", "TARGET");
}

lx-syscall::mount:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->source = arg0;
    self->target = arg1;
    self->fstype = arg2;
    self->flags = (uint32_t)arg3;
    self->inside = 1;
}

lx-syscall::umount:entry,
lx-syscall::umount2:entry,
lx-syscall::pivot_root:entry,
lx-syscall::chroot:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->target = arg0;
    self->flags = (uint32_t)(probefunc == "umount2" ? arg1 : 0);
    self->inside = 1;
}

lx-syscall::mount:return,
lx-syscall::umount:return,
lx-syscall::umount2:return,
lx-syscall::pivot_root:return,
lx-syscall::chroot:return
/!AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    printf("%6d %20s %5s %10s %12s 0x%08x %5d %s on %s\n", pid, execname, probemod, probefunc,
        self->fstype == 0 ? "-" : copyinstr(self->fstype), self->flags, -(int)arg0,
        self->source == 0 ? "-" : copyinstr(self->source), self->target == 0 ? "-" : copyinstr(self->target));
}

lx-syscall::mount:return,
lx-syscall::umount:return,
lx-syscall::umount2:return,
lx-syscall::pivot_root:return,
lx-syscall::chroot:return
/AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096/
{
    @failed[execname, probemod, probefunc, self->fstype == 0 ? "-" : copyinstr(self->fstype), self->flags, -(int)arg0,
        self->source == 0 ? "-" : copyinstr(self->source), self->target == 0 ? "-" : copyinstr(self->target)] = count();
}

lx-syscall::mount:return,
lx-syscall::umount:return,
lx-syscall::umount2:return,
lx-syscall::pivot_root:return,
lx-syscall::chroot:return
/self->inside/
{
    self->inside = 0;
    self->source = 0;
    self->target = 0;
    self->fstype = 0;
    self->flags = 0;
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@failed, TOP);
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %10s %12s %10s %5s %s on %s\n", "COUNT", "NAME", "ABI", "CALL", "FSTYPE", "FLAGS", "ERRNO", "SOURCE",
        "TARGET");
    printa("%@10d %20s %5s %10s %12s 0x%08x %5d %s on %s\n", @failed);
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
    printf("%10s %20s %5s %10s %12s %10s %5s %s on %s\n", "COUNT", "NAME", "ABI", "CALL", "FSTYPE", "FLAGS", "ERRNO", "SOURCE",
        "TARGET");
    printa("%@10d %20s %5s %10s %12s 0x%08x %5d %s on %s\n", @failed);
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
