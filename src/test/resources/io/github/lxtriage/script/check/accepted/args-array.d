proc:::exit
{
    trace(args[0]);
}
