# Counts the texts of debug probes by process, thread and first word. A peer for the bench.
{
  split($1, id, "[/:]")
  n[id[1] "\t" $2]++
  lines++
}
END { print lines "\tdebug lines" }
