struct s {
    int a;
    char *b, c[4];
};
