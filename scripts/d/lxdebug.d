#!/usr/sbin/dtrace -Zs

/*
 * What the LX emulation library says of itself: the texts of the lx<pid>:::debug probes, of one process or of all, as
 * they are. Run it with dtrace -Z: the probes exist only while their process runs. zdefs is set below, which is the
 * same.
 *
 * When a process ends, a row with = names it and says how (exited, was killed, dumped core), and up to eight of its last
 * texts follow, each with = in front of its first line.
 *
 * Needs lx<pid>:::debug, which exists only in processes that were started with LX_DTRACE in their environment, or after
 * lx_dtrace_lazyload was set to 0 in lx_brand.so.1 (lxtriage boot-kit does that), and proc:::exit.
 *
 * A text is at most 1152 bytes long: strsize is above that, because copyinstr() cuts at strsize - 1 and loses the
 * newline. All errno values in the texts are those of illumos. A drop means that the buffers were read too seldom: raise
 * switchrate and bufsize.
 *
 * Does not see: calls that the kernel emulates, which are most.
 */

#pragma D option quiet
#pragma D option strsize=2k
#pragma D option bufsize=16m
#pragma D option switchrate=10hz
#pragma D option zdefs
#pragma D option dynvarsize=32m

inline string ZONE = ""; /* @{zone} one zone; "" is all */
inline int PID = 0; /* @{pid} one process, by its illumos pid; 0 is all */
inline string EXECNAME = ""; /* @{execname} one process name; "" is all */
inline int DURATION = 0; /* @{duration} seconds until the end; 0 is until ^C */

int64_t texts[int];
string last[int, int64_t];

dtrace:::BEGIN
{
    seconds = 0;
}

lx*:::debug
/(ZONE == "" || zonename == ZONE) && (PID == 0 || pid == PID) && (EXECNAME == "" || execname == EXECNAME)/
{
    printf("%s", copyinstr(arg0));
    last[pid, texts[pid] % 8] = copyinstr(arg0);
    texts[pid]++;
}

/* A string that was never set has no address, and printing it would be an error: hence the comparisons. */
proc:::exit
/texts[pid]/
{
    printf("= %6d %20s %s; its last texts:\n", pid, execname,
        args[0] == 1 ? "exited" : args[0] == 2 ? "was killed" : "dumped core");
    printf("%s", last[pid, (texts[pid] + 0) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 0) % 8]));
    printf("%s", last[pid, (texts[pid] + 1) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 1) % 8]));
    printf("%s", last[pid, (texts[pid] + 2) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 2) % 8]));
    printf("%s", last[pid, (texts[pid] + 3) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 3) % 8]));
    printf("%s", last[pid, (texts[pid] + 4) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 4) % 8]));
    printf("%s", last[pid, (texts[pid] + 5) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 5) % 8]));
    printf("%s", last[pid, (texts[pid] + 6) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 6) % 8]));
    printf("%s", last[pid, (texts[pid] + 7) % 8] == "" ? "" : strjoin("= ", last[pid, (texts[pid] + 7) % 8]));
}

proc:::exit
/texts[pid]/
{
    last[pid, 0] = 0;
    last[pid, 1] = 0;
    last[pid, 2] = 0;
    last[pid, 3] = 0;
    last[pid, 4] = 0;
    last[pid, 5] = 0;
    last[pid, 6] = 0;
    last[pid, 7] = 0;
    texts[pid] = 0;
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
