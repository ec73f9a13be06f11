enum e { A, };
