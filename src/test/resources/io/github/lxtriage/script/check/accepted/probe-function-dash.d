pid123:a.out:-:804
{
}
