translator foo_t < int B > {
    a = B;
};
