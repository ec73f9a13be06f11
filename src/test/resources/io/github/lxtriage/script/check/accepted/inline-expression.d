inline int X = 2 * 3 + 1;
