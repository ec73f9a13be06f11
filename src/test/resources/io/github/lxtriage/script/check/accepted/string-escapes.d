BEGIN
{
    trace("\a\b\f\n\r\t\v\"\\\101\x41");
}
