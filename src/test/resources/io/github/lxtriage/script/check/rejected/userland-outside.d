userland int *p;
