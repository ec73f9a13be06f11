struct s { int a }
