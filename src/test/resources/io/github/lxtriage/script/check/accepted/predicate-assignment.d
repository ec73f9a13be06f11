BEGIN /x = 1/
{
}
