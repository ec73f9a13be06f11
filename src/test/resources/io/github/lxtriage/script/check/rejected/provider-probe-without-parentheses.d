provider p { probe a; };
