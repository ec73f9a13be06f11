#!/usr/sbin/dtrace -s

/*
 * Which socket options fail, and with which Linux errno: level and option number are saved at entry and printed at
 * return.
 *
 * Needs lx-syscall probes of setsockopt and getsockopt, and of socketcall, through which 32-bit programs go.
 *
 * Does not see: options that LX takes and ignores; calls that succeed.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option dynvarsize=8m

inline string ZONE = ""; /* @{zone} one zone; "" is all */
inline int PID = 0; /* @{pid} one process, by its illumos pid; 0 is all */
inline string EXECNAME = ""; /* @{execname} one process name; "" is all */
inline int LEVEL = -1; /* @{level} one level, by its Linux number; -1 is all */
inline int OPTNAME = -1; /* @{optname} one option, by its Linux number; -1 is all */
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
    printf("%6s %20s %5s %10s %10s %10s %5s\n", "PID", "NAME", "ABI", "CALL", "LEVEL", "OPTNAME", "ERRNO");
}

lx-syscall::setsockopt:entry,
lx-syscall::getsockopt:entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->call = probefunc;
    self->level = (int)arg1;
    self->optname = (int)arg2;
    self->inside = 1;
}

lx-syscall:sys32:socketcall:entry
/(arg0 == 14 || arg0 == 15) && (ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->call = arg0 == 14 ? "setsockopt" : "getsockopt";
    self->words = (uint32_t)arg1;
}

/*
 * The argument words of socketcall are read at return, when their page is surely in memory. Where they cannot be read,
 * the clause ends there, and no row tells of an option that nobody asked for.
 */
lx-syscall:sys32:socketcall:return
/self->words && (int)arg0 < 0 && (int)arg0 > -4096/
{
    self->level = *(int *)copyin(self->words + 4, 4);
    self->optname = *(int *)copyin(self->words + 8, 4);
    self->inside = 1;
}

lx-syscall::setsockopt:return,
lx-syscall::getsockopt:return,
lx-syscall:sys32:socketcall:return
/!AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096 && (LEVEL == -1 || self->level == LEVEL) &&
    (OPTNAME == -1 || self->optname == OPTNAME)/
{
    printf("%6d %20s %5s %10s %10d %10d %5d\n", pid, execname, probemod, self->call, self->level, self->optname,
        -(int)arg0);
}

lx-syscall::setsockopt:return,
lx-syscall::getsockopt:return,
lx-syscall:sys32:socketcall:return
/AGGREGATE && self->inside && (int)arg0 < 0 && (int)arg0 > -4096 && (LEVEL == -1 || self->level == LEVEL) &&
    (OPTNAME == -1 || self->optname == OPTNAME)/
{
    @failed[execname, probemod, self->call, self->level, self->optname, -(int)arg0] = count();
}

lx-syscall::setsockopt:return,
lx-syscall::getsockopt:return,
lx-syscall:sys32:socketcall:return
/self->inside || self->words/
{
    self->inside = 0;
    self->call = 0;
    self->words = 0;
    self->level = 0;
    self->optname = 0;
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@failed, TOP);
}

profile:::tick-1s
/AGGREGATE && INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%10s %20s %5s %10s %10s %10s %5s\n", "COUNT", "NAME", "ABI", "CALL", "LEVEL", "OPTNAME", "ERRNO");
    printa("%@10d %20s %5s %10s %10d %10d %5d\n", @failed);
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
    printf("%10s %20s %5s %10s %10s %10s %5s\n", "COUNT", "NAME", "ABI", "CALL", "LEVEL", "OPTNAME", "ERRNO");
    printa("%@10d %20s %5s %10s %10d %10d %5d\n", @failed);
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
