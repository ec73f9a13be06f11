BEGIN
{
}

END
{
}
