self int x;
self string y;
