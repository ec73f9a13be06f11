BEGIN
{
    a->counter;
}
