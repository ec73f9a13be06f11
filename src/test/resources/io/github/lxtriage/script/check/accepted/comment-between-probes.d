BEGIN, /* and */ END
{
}
