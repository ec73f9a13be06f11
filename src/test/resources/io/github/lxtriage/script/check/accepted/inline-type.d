inline uint_t X = 1;
