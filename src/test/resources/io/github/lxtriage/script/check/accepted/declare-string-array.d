string name[int, string];
