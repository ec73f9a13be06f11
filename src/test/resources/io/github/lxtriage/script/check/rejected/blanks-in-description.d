syscall :: read : entry { }
