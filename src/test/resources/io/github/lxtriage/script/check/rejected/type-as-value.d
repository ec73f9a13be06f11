BEGIN
{
    x = string;
}
