BEGIN
{
    self->x[1] = 1;
}
