BEGIN
{
    x = offsetof(struct s, a);
}
