inline string X = "a";
