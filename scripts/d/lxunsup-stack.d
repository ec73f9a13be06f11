#!/usr/sbin/dtrace -s

/*
 * Who calls it: what LX refuses, by process name and user stack.
 *
 * Needs sdt:lx_brand:lx_unsupported:brand-lx-unsupported. Prints stacks by dtrace's own layout, below a heading line, at
 * the end (^C) or every INTERVAL seconds.
 *
 * Does not see: refusals without a message; names of frames of a process that is gone, or of a program without a symbol
 * table (addresses stand there instead); frames above code that was built without frame pointers.
 */

#pragma D option quiet
#pragma D option strsize=1k
#pragma D option bufsize=8m
#pragma D option switchrate=10hz
#pragma D option aggsize=16m
#pragma D option ustackframes=20

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

sdt:lx_brand:lx_unsupported:brand-lx-unsupported
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    @callers[execname, strtok(stringof(arg0), "\n"), ustack()] = count();
}

profile:::tick-1s
/INTERVAL > 0 && ++waited >= INTERVAL && TOP > 0/
{
    trunc(@callers, TOP);
}

profile:::tick-1s
/INTERVAL > 0 && waited >= INTERVAL/
{
    printf("%-50s  %-50s %16s\n", "  NAME", "CALL, STACK", "COUNT");
    printa(@callers);
    trunc(@callers);
    waited = 0;
}

dtrace:::END
/TOP > 0/
{
    trunc(@callers, TOP);
}

dtrace:::END
{
    printf("%-50s  %-50s %16s\n", "  NAME", "CALL, STACK", "COUNT");
    printa(@callers);
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
