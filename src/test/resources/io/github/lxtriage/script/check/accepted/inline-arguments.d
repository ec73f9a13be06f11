inline int f[int a, string b] = a + 1;
