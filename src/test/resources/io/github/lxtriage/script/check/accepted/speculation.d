BEGIN
{
    self->s = speculation();
    speculate(self->s);
    printf("x");
}
