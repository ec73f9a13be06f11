BEGIN
{
    trace(1u); trace(1L); trace(1ULL); trace(1ll);
}
