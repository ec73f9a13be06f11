#!/usr/sbin/dtrace -qs
BEGIN
{
}
