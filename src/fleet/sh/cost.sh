#!/usr/bin/env bash
# What a record costs on a cluster, in processor time: for each kind of made-up capture a run of lxtriage-fleet.jar in a fresh virtual machine
# with one core, measured by Spark's own event log. Needs what fleet.sh left in its directory (Spark from Maven), and python3.
#
#   src/fleet/sh/cost.sh [MEGABYTES [FILES]]     128 MB of each kind in 16 files by default
set -euo pipefail
home=$(cd "$(dirname "$0")/../../.." && pwd)
megabytes=${1:-128}
files=${2:-16}
work=${LXTRIAGE_FLEET:-$home/target/fleet-test}
export SPARK_HOME=$work/spark
# shellcheck source=src/fleet/sh/spark.sh
. "$home/src/fleet/sh/spark.sh"

[ -d "$SPARK_HOME/jars" ] || { echo "cost.sh: run src/fleet/sh/fleet.sh first" >&2; exit 1; }
trap 'rm -rf "$work/cost"' EXIT
cd "$home"
for kind in unsup counts stacks debug; do
  rm -rf "$work/cost"
  mkdir -p "$work/cost/events"
  java -XX:+UseSerialGC bench/Generate.java "$kind" "$megabytes" "$work/cost/in" "$files"
  (spark org.apache.spark.deploy.SparkSubmit --master 'local[1]' \
    --conf spark.ui.enabled=false --conf spark.eventLog.enabled=true --conf "spark.eventLog.dir=file://$work/cost/events" \
    --conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false \
    target/lxtriage-fleet.jar -o "$work/cost/out" "$work/cost/in") >/dev/null 2>"$work/cost/log"
  python3 - "$kind" "$work/cost" <<'PYTHON'
import json, pathlib, sys

kind, work = sys.argv[1], pathlib.Path(sys.argv[2])
size = sum(file.stat().st_size for file in (work / "in").rglob("*.log"))
records = sum(capture["records"] for capture in json.loads((work / "out/triage.json").read_text())["captures"])
seconds = {}
(log,) = (work / "events").iterdir()
for line in log.open():
    event = json.loads(line)
    if event["Event"] == "SparkListenerTaskEnd":
        stage = event["Stage ID"]
        seconds[stage] = seconds.get(stage, 0) + event["Task Metrics"]["Executor CPU Time"] / 1e9
reading = seconds[min(seconds)]  # the first stage reads and counts
whole = sum(seconds.values())
print(f"{kind}: {records} records, reading {1e6 * reading / records:.2f} us a record and {size / reading / 1e6:.0f} MB/s,"
      f" all {1e6 * whole / records:.2f} us and {size / whole / 1e6:.0f} MB/s")
PYTHON
done
uptime
