translator foo_t < int > { };
