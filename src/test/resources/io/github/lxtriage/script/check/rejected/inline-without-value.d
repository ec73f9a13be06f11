inline int X;
