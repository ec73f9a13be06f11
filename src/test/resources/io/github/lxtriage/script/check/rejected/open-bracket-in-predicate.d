BEGIN /x[1/ {}
