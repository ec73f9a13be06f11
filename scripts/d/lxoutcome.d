#!/usr/sbin/dtrace -s

/*
 * What happened next: for each thing that LX refused, one row each for the message (said), for what the call answered
 * (answer, with the Linux errno or 0), and for the thread's next call (next); then, for a process that was refused
 * something, the signals that it is sent (signal) and its exit (exit).
 *
 * TIME is in nanoseconds since the start. VALUE is the Linux errno of an answer, the illumos number of a signal, and the
 * reason of an exit (1 exited, 2 killed by a signal, 3 killed with a core file).
 *
 * Needs sdt:lx_brand:lx_unsupported:brand-lx-unsupported, lx-syscall:::entry and :::return, proc:::signal-send,
 * proc:::exit proc:::exec-success and proc:::lwp-exit.
 *
 * Rows of different CPUs are not in the order of time: sort them by TIME.
 *
 * Does not see: the answer of a call whose number is beyond the table of the system (it fires no lx-syscall probe);
 * signals that the kernel raises for a fault.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=16m
#pragma D option switchrate=10hz
#pragma D option dynvarsize=32m

inline string ZONE = ""; /* @{zone} one zone; "" is all */
inline int PID = 0; /* @{pid} one process, by its illumos pid; 0 is all */
inline string EXECNAME = ""; /* @{execname} one process name; "" is all */
inline int DURATION = 0; /* @{duration} seconds until the end; 0 is until ^C */

dtrace:::BEGIN
{
    seconds = 0;
    start = timestamp;
    printf("%16s %6s %4s %20s %7s %6s %s\n", "TIME", "PID", "TID", "NAME", "EVENT", "VALUE", "CALL");
}

lx-syscall:::entry
/self->wait/
{
    printf("%16d %6d %4d %20s %7s %6d %s\n", timestamp - start, pid, tid, execname, "next", 0, probefunc);
    self->wait = 0;
}

lx-syscall:::entry
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    self->inside = 1;
}

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    printf("%16d %6d %4d %20s %7s %6d %s\n", timestamp - start, pid, tid, execname, "said", 0,
        strtok(stringof(arg0), "\n"));
    self->said = self->inside;
    self->wait = 1;
    refused[pid] = 1;
}

lx-syscall:::return
/self->said/
{
    printf("%16d %6d %4d %20s %7s %6d %s\n", timestamp - start, pid, tid, execname, "answer",
        (int)arg0 < 0 && (int)arg0 > -4096 ? -(int)arg0 : 0, probefunc);
}

lx-syscall:::return,
proc:::exec-success,
proc:::lwp-exit
/self->inside/
{
    self->inside = 0;
    self->said = 0;
}

proc:::lwp-exit
/self->wait/
{
    self->wait = 0;
}

proc:::signal-send
/refused[args[1]->pr_pid]/
{
    printf("%16d %6d %4d %20s %7s %6d %s\n", timestamp - start, args[1]->pr_pid, 0, args[1]->pr_fname, "signal",
        args[2], "-");
}

proc:::exit
/refused[pid]/
{
    printf("%16d %6d %4d %20s %7s %6d %s\n", timestamp - start, pid, tid, execname, "exit", args[0],
        args[0] == 1 ? "exited" : "killed");
    refused[pid] = 0;
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
