BEGIN
/pid == $pid/
{
}
