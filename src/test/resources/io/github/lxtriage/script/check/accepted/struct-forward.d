struct s;
struct s *p;
