BEGIN
{
    import x;
}
