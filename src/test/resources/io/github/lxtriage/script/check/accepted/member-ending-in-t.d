BEGIN
{
    trace(x->size_t);
}
