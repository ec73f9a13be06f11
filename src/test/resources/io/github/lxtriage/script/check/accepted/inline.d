inline int X = 5;
