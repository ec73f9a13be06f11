fbt:genunix:a`b:entry
{
}
