BEGIN
/a &&
    b/
{
}
