BEGIN
{
    @a[] = count();
}
