union u {
    int a;
    long b;
};
