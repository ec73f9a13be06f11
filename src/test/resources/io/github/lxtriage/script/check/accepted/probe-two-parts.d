openat:entry
{
}
