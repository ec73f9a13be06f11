BEGIN
{
    @a += 1;
}
