#!/usr/sbin/dtrace -Zs

/*
 * Prints the debug texts of the LX emulation library, from the lx<pid>:::debug probes of every LX process.
 *
 * The probes exist only in processes started with LX_DTRACE in their environment, or after lx_dtrace_lazyload was set to 0 in
 * lx_brand.so.1. -Z lets the script wait for processes that do not exist yet.
 *
 * A text is at most 1152 bytes long: strsize is above that, because copyinstr() cuts at strsize - 1 and loses the newline.
 * A drop means that the buffers were read too seldom: raise switchrate and bufsize.
 */
#pragma D option quiet
#pragma D option zdefs
#pragma D option strsize=2k
#pragma D option bufsize=16m
#pragma D option switchrate=10hz

lx*:::debug
{
    printf("%s", copyinstr(arg0));
}
