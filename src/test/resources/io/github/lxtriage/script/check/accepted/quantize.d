BEGIN
{
    @a = quantize(1);
    @b = lquantize(1, 0, 10, 1);
    @c = llquantize(1, 10, 0, 6, 20);
}
