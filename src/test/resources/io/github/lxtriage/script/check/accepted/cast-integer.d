BEGIN
{
    x = (int)arg0;
    y = (unsigned long long)arg0;
}
