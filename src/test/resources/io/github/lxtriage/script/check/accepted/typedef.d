typedef struct foo {
    int a;
} foo;
foo *x;
