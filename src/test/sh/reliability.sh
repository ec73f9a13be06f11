#!/bin/sh
#
# All that docs/reliability.md promises, in the long form: some hours. Usage: reliability.sh [SECONDS [ROWS]]: how long each fuzz
# target runs (by default 3600), and how many different things a bomb holds (1,000,000). With 60 100000 it takes about half an hour.
# CI runs the short forms, each by itself.

set -eu
cd "$(dirname "$0")/../../.."
seconds=${1:-3600}
rows=${2:-1000000}
mvn -B -ntp -Pslow verify
python3 src/test/sh/dependencies.py
src/test/sh/disk-and-pipes.sh 40
src/test/sh/same-everywhere.sh 100
src/test/sh/bombs.sh "$rows" 1800
src/fuzz/sh/fuzz.sh "$seconds"

# A megabyte of each text that was made to be slow: prints the seconds of processor time, of which the machine has its share, so
# that nothing fails here.
for target in capture quick triage message program rules saved; do
  java -cp "target/classes:target/test-classes:$(cat target/fuzz.classpath)" io.github.lxtriage.fuzz.Megabyte "$target" |
    head -4 || true
done
