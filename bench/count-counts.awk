# Sums the rows of a counting one-liner by both keys, and the counts of its histograms by key. A peer for the bench.
/^dtrace: / || /^$/ { next }
/------------- Distribution -------------/ { key = previous; next }
/^ *[0-9]+ \|/ { h[key] += $NF; next }
length($0) >= 121 { n[substr($0, 3, 50) "\t" substr($0, 55, length($0) - 71)] += substr($0, length($0) - 16); next }
{ previous = $0 }
END {
  for (k in n) {
    split(k, part, "\t")
    sub(/ +$/, "", part[1])
    sub(/ +$/, "", part[2])
    printf "%d\t%s\t%s\n", n[k], part[1], part[2]
  }
  for (k in h) {
    name = k
    sub(/^ +/, "", name)
    sub(/ +$/, "", name)
    printf "%d\tquantize\t%s\n", h[k], name
  }
}
