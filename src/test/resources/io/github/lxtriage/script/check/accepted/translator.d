translator foo_t < struct bar *B > {
    a = B->x;
    b = (int)B->y;
};
