BEGIN { } END { }
