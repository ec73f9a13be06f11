BEGIN
{
    x = offsetof(foo_t, a.b);
}
