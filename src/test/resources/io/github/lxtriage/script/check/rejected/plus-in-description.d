fbt::foo+1:entry{}
