struct s {
    union {
        int a;
    };
};
