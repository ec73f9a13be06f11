#!/bin/sh
# Measures lxtriage against its peers: makes the inputs once, checks every contestant's totals, runs all of them interleaved and prints
# medians, ratios and resident memory. Usage: bench/run.sh [MEGABYTES [ROUNDS]]; needs awk, mawk, perl, python3, a JDK.
set -eu
export LC_ALL=C
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=$(dirname "$here")
megabytes=${1:-500}
rounds=${2:-5}
work=${LXTRIAGE_BENCH:-$home/target/bench}
lxtriage=$home/lxtriage
mkdir -p "$work"
"$lxtriage" --version >/dev/null

generate() { # KIND MEGABYTES
  [ -f "$work/$1-$2.log.totals" ] || java -XX:+UseSerialGC "$here/Generate.java" "$1" "$2" "$work/$1-$2.log"
}
for kind in unsup counts stacks debug; do
  generate "$kind" "$megabytes"
done
generate unsup $((4 * megabytes))

exec python3 "$here/measure.py" "$home" "$work" "$megabytes" "$rounds"
