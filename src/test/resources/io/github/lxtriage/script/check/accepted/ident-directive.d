#ident "x"
BEGIN
{
}
