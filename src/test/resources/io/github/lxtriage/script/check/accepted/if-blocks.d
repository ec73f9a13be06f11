BEGIN
{
    if (x) {
        y = 1;
    } else if (z) {
        y = 2
    } else {
    }
}
