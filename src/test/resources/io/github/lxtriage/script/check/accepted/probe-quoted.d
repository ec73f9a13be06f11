fbt::\*foo:entry
{
}
