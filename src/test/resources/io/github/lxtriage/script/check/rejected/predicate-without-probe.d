BEGIN { } END { } /x/ {}
