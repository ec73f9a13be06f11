fbt::[a-z]*:entry
{
}
