enum { A } x;
