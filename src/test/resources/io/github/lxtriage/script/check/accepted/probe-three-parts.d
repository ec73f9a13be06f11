sys64:openat:entry
{
}
