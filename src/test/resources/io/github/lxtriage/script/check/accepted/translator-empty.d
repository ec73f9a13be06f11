translator foo_t < struct bar *B > {
};
