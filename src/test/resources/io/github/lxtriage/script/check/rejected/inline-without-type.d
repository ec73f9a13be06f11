inline X = 5;
