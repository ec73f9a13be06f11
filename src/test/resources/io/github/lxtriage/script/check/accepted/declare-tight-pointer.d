int*x;
