lx*:::debug
{
}
