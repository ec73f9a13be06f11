pid123:libc.so.1:malloc:entry
{
}
