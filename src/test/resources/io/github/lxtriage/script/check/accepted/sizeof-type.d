BEGIN
{
    x = sizeof (int);
    y = sizeof (struct s *);
}
