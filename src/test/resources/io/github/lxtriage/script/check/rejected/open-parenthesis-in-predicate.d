BEGIN /(x/ {}
