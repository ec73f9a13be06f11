struct s {
    union {
        int a;
        long b;
    } u;
    struct s *next;
};
