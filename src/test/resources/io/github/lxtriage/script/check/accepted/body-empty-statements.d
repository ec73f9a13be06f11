BEGIN
{
    ; ; x = 1;;
}
