BEGIN
{
    x = "a" "b";
}
