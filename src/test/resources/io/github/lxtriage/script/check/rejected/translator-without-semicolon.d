translator foo_t < int B > { a = 1 };
