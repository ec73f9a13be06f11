BEGIN /x, y/
{
}
