lx-syscall::@a:entry { }
