BEGIN
{
    x = $;
}
