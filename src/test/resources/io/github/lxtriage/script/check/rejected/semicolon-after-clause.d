BEGIN { } ;
