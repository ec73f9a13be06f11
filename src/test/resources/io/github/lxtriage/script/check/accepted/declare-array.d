char buf[16];
