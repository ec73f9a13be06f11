enum e { A, B = 2, C };
