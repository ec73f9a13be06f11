unsigned long long x;
signed char y;
