BEGIN
{
    x = 10ULLL;
}
