#!/usr/bin/env bash
# Tests lxtriage-fleet.jar on a real cluster: a standalone master and two workers, each a process of its own on 127.0.0.1, made of
# Maven's Spark jars. The result has to be that of the command line, byte for byte: with all workers, with one that dies in the middle,
# and with twice the data. Prints the figures of docs/fleet.md; ends with 1 at the first difference.
#
#   src/fleet/sh/fleet.sh [MEGABYTES [FILES [LARGE]]]     2048 MB in 500 files and one file of 1024 MB by default
#
# LXTRIAGE_FLEET names the directory for data and logs (default: target/fleet-test). The captures are deleted at the end.
set -euo pipefail
home=$(cd "$(dirname "$0")/../../.." && pwd)
megabytes=${1:-2048}
files=${2:-500}
large=${3:-1024}
work=${LXTRIAGE_FLEET:-$home/target/fleet-test}
heap=${LXTRIAGE_FLEET_HEAP:-512m}
jar=$home/target/lxtriage-fleet.jar
port=${LXTRIAGE_FLEET_PORT:-17077}
export SPARK_HOME=$work/spark
# shellcheck source=src/fleet/sh/spark.sh
. "$home/src/fleet/sh/spark.sh"

step() { printf '\n== %s\n' "$*"; }
fail() {
  echo "fleet.sh: $*" >&2
  exit 1
}

pids=()
stop() {
  for pid in "${pids[@]}"; do
    kill "$pid" 2>/dev/null || true
  done
  rm -rf "$work/one" "$work/two" "$work/workers"
}
trap stop EXIT

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }

mkdir -p "$work/logs"
rm -f "$work"/logs/*

step "the jar, and Spark from Maven"
cd "$home"
[ -f "$jar" ] || mvn -B -q -Dquick -DskipTests -Pfleet package
version=$(sed -n 's:.*<spark.version>\(.*\)</spark.version>.*:\1:p' pom.xml)
[ -d "$SPARK_HOME/jars" ] || mvn -B -q -f src/fleet/sh/spark-home.xml -Dspark.version="$version" \
  dependency:copy-dependencies -DoutputDirectory="$SPARK_HOME/jars"
if unzip -l "$jar" | grep -E ' (org/apache/(spark|hadoop)|scala|com/fasterxml|org/antlr)/'; then
  fail "the jar holds what the cluster brings"
fi

step "a master and two workers"
spark org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 >"$work/logs/master" 2>&1 &
pids+=($!)
worker() { # worker NAME; its process id in $started
  spark org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 2g --webui-port 0 \
    --work-dir "$work/workers/$1" "spark://127.0.0.1:$port" >"$work/logs/worker-$1" 2>&1 &
  started=$!
  pids+=("$started")
}
worker one
first=$started
worker two
registered() { grep -c 'Registering worker' "$work/logs/master" || true; }
for _ in $(seq 60); do
  [ "$(registered)" -ge 2 ] && break
  sleep 1
done
[ "$(registered)" -ge 2 ] || fail "the workers did not register; see $work/logs"

generate() { # generate DIRECTORY MEGABYTES FILES
  mkdir -p "$1"
  for kind in unsup counts stacks debug; do
    java -XX:+UseSerialGC bench/Generate.java "$kind" $(($2 / 4)) "$1/$kind" $(($3 / 4))
  done
}

submit() { # submit NAME INPUT
  spark org.apache.spark.deploy.SparkSubmit --master "spark://127.0.0.1:$port" --executor-memory "$heap" \
    --conf spark.ui.enabled=false --conf spark.network.timeout=60s \
    --conf "spark.executor.extraJavaOptions=-Xlog:gc:file=$work/logs/gc-$1-%p.log" \
    "$jar" -o "$work/$1.out" "$2" >"$work/logs/$1.out" 2>"$work/logs/$1.err"
}

# One capture is broken, which has to show in the exit code, and in nothing else.
ended() { # ended NAME CODE
  [ "$2" -eq 1 ] || fail "$1: ended with $2 and not with 1; see $work/logs/$1.err"
}

same() { # same NAME EXPECTED
  cat "$work/logs/$1.out"
  grep -q ' captures read, 1 broken' "$work/logs/$1.out" || fail "$1: not every broken capture was counted"
  grep -q '^[a-z/]*broken.json:1:' "$work/$1.out/broken.txt" || fail "$1: not every broken capture is listed"
  cmp "$work/$1.out/triage.json" "$2" || fail "$1: the JSON is not that of the command line"
  ls "$work/$1.out/findings.parquet"/*.parquet >/dev/null || fail "$1: no table of findings"
  echo "$1: the same as the command line, byte for byte ($(wc -c <"$2") bytes)"
}

# What is still in use after a collection, at most, in each executor.
memory() { # memory NAME
  for log in "$work/logs/gc-$1-"*.log; do
    awk '/->/ { match($0, /->[0-9]+M/); used = substr($0, RSTART + 2, RLENGTH - 3) + 0; if (used > most) most = used }
      END { printf "  an executor: at most %d MB in use after a collection\n", most }' "$log"
  done
}

# How long all tasks took together, waiting for a core included.
tasks() { # tasks NAME
  awk '/Finished task/ { match($0, /in [0-9]+ ms/); total += substr($0, RSTART + 3, RLENGTH - 6); tasks++ }
    END { printf "  %d tasks, %.0f s in all\n", tasks, total / 1000 }' "$work/logs/$1.err"
}

command_line() { # command_line INPUT JSON
  begin=$(now)
  "$home/lxtriage" triage "$1" --format json >"$2" 2>"$work/logs/command-line" || [ $? -eq 1 ] # broken.json
  echo "command line: $(since "$begin") s"
}

step "$megabytes MB in $files files, and one of $large MB; all made up by bench/Generate.java"
generate "$work/one" "$megabytes" "$files"
java -XX:+UseSerialGC bench/Generate.java unsup "$large" "$work/one/large.log"
rm "$work/one/large.log.totals"
gzip -c "$work/one/stacks/host-000/stacks-0000.log" >"$work/one/torn.gz"
truncate -s -1000 "$work/one/torn.gz"
printf '{"tool": no result' >"$work/one/broken.json"
: >"$work/one/empty.log"
du -sh "$work/one"
uptime
"$home/lxtriage" --version
command_line "$work/one" "$work/one.json"

step "two workers"
begin=$(now)
code=0
(submit plain "$work/one") || code=$?
echo "cluster: $(since "$begin") s"
ended plain "$code"
same plain "$work/one.json"
tasks plain
memory plain

step "one of two workers dies in the middle, with its executor"
begin=$(now)
(submit killed "$work/one") &
driver=$!
half=$(($(grep -c 'Finished task' "$work/logs/plain.err") / 3))
finished() { grep -c 'Finished task' "$1" 2>/dev/null || [ -f "$1" ] || echo 0; }
until [ "$(finished "$work/logs/killed.err")" -ge "$half" ]; do
  kill -0 "$driver" 2>/dev/null || fail "killed: it ended before a worker could die; see $work/logs/killed.err"
  sleep 0.2
done
executor=$(pgrep -P "$first")
kill -9 "$first" "$executor"
wait "$first" 2>/dev/null || true
echo "killed after $half tasks"
code=0
wait "$driver" || code=$?
echo "cluster, with a worker that died: $(since "$begin") s"
ended killed "$code"
grep -q 'Lost executor' "$work/logs/killed.err" || fail "killed: no executor was lost"
grep -o 'Lost executor.*' "$work/logs/killed.err" | head -n 1
same killed "$work/one.json"

step "twice the data"
worker three
for _ in $(seq 60); do
  [ "$(registered)" -ge 3 ] && break
  sleep 1
done
mkdir "$work/two"
mv "$work/one" "$work/two/first"
generate "$work/two/second" "$megabytes" "$files"
java -XX:+UseSerialGC bench/Generate.java counts "$large" "$work/two/second/large.log"
rm "$work/two/second/large.log.totals"
du -sh "$work/two"
command_line "$work/two" "$work/two.json"
begin=$(now)
code=0
(submit double "$work/two") || code=$?
echo "cluster: $(since "$begin") s"
ended double "$code"
same double "$work/two.json"
tasks double
memory double

echo
echo "all steps passed"
