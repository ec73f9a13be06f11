BEGIN /x/ /* why */
{
}
