struct s {
    foo_t foo_t;
    foo_t *next;
};
