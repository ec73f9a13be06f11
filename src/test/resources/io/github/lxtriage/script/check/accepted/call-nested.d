BEGIN
{
    trace(strjoin("a", strjoin("b", "c")));
}
