int (*fp)(int, char *);
