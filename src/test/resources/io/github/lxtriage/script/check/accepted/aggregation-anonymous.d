BEGIN
{
    @ = count();
}
