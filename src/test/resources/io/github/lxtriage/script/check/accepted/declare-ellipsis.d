int f(...);
int g(void);
