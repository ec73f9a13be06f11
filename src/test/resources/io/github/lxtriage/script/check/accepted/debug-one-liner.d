lx*:::debug{printf("%s", copyinstr(arg0))}
