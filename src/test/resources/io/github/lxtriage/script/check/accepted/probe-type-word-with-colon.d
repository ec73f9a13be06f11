:int*
{
}
