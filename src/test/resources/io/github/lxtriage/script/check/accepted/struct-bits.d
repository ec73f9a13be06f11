struct s {
    unsigned a : 3;
    unsigned : 5;
};
