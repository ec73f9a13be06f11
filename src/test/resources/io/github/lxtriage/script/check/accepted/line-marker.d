# 12 "file.d" 1
BEGIN
{
}
