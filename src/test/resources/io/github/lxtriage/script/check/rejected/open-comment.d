BEGIN
{
}
/* abc
