uint32_t x;
proc_t *p;
