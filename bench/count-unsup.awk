# Counts rows of lxunsup.d by process name and message, by their columns. A peer of `lxtriage triage` for the bench.
/^ *[0-9]+ / && length($0) > 28 {
  name = substr($0, 8, 20)
  call = substr($0, 29)
  n[name "\t" call]++
}
END {
  for (k in n) {
    split(k, part, "\t")
    name = part[1]
    sub(/^ +/, "", name)
    call = part[2]
    sub(/\\0$/, "", call)
    printf "%d\t%s\t%s\n", n[k], name, call
  }
}
