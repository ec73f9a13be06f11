typedef int foo;
BEGIN
{
    x = (foo)1;
}
