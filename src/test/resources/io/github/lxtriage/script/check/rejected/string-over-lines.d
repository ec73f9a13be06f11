BEGIN
{
    x = "abc
def";
}
