extern int foo(int, ...);
