struct s userland *p;
