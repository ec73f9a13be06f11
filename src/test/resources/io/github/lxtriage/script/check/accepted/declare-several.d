int x, *y, z[int];
