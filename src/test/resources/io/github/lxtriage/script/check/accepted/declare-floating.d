double x;
float y;
