provider p {
    probe a(int x, char *) : (string y);
};
