const volatile int *restrict x;
