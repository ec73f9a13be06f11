#line 12 "file.d"
BEGIN
{
}
