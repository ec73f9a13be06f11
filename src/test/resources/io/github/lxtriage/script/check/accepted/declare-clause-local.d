this int x;
