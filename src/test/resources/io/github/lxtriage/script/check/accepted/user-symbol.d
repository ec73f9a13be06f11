BEGIN
{
    trace(a.out``x);
}
