BEGIN
{
    x++;
    ++x;
    x--;
    --x;
}
