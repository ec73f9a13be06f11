BEGIN //{}
