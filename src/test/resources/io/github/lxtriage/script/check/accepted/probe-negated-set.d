fbt::[!a-z]*:entry
{
}
