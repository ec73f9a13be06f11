provider p { }
