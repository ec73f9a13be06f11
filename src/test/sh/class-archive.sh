#!/bin/sh
# A class archive that is cut off, garbled or gone never breaks a run, and is made again. Run after a build, from anywhere.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$home"
./lxtriage --version >"$work/expected"

# The archive of the JDK in use: the newest.
archive=$(find target -maxdepth 1 \( -name 'lxtriage-*.jsa' -o -name 'lxtriage-*.aot' \) -size +0 -exec ls -t {} + | head -n 1)
[ -n "$archive" ] || { echo "this JDK keeps no class archive: nothing to try"; exit 1; }
cp "$archive" "$work/kept"

try() { # WHAT
  (cd "$work" && "$home/lxtriage" --version >"$work/is" 2>"$work/err") || { echo "$1: exit code $?"; exit 1; }
  cmp "$work/expected" "$work/is" || { echo "$1: another output"; exit 1; }
  [ -s "$archive" ] || { echo "$1: it was not made again"; exit 1; }
  echo "ok    $1"
}

for bytes in 0 1000 100000 20000000; do
  rm -f "$archive"
  head -c "$bytes" "$work/kept" >"$archive"
  try "cut off after $bytes bytes"
done
rm -f "$archive"
try gone
rm -f "$archive"
head -c "$(($(wc -c <"$work/kept")))" /dev/urandom >"$archive"
try "other bytes, as many"
