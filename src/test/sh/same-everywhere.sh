#!/bin/sh
#
# The same captures give the same bytes with 1, 2 and 16 threads, in any time zone, locale and default charset, and on every JDK
# from 17 on that is on this machine. Usage: same-everywhere.sh [MEGABYTES], the size of the capture that threads share.

set -eu
cd "$(dirname "$0")/../../.."
megabytes=${1:-24}
[ -f target/lxtriage.jar ] || ./lxtriage --version >/dev/null
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM

# one capture that is large enough to be read in parts, with every kind of record
size=0
while [ "$size" -lt $((megabytes * 1000000)) ]; do
  cat samples/boot.log samples/unsup-count.log samples/stacks.log samples/latency.log samples/sockopt.log samples/lossy.log
  size=$((size + 134000))
done >"$place/large.log"

# written NAME THREADS JAVA [OPTION...]: every output of all samples and of the large capture, as one sum
written() {
  name=$1 threads=$2 java=$3
  shift 3
  out=$place/$name
  mkdir "$out"
  for input in samples "$place/large.log"; do
    is=$(basename "$input")
    "$java" -XX:+UseSerialGC "$@" -jar target/lxtriage.jar triage "$input" --threads "$threads" -o "table=$out/$is.txt" \
      -o "json=$out/$is.json" -o "csv=$out/$is.csv" -o "markdown=$out/$is.md" -o "junit=$out/$is.xml" -o "sarif=$out/$is.sarif" \
      >"$out/$is.said" 2>&1
    "$java" -XX:+UseSerialGC "$@" -jar target/lxtriage.jar report "$input" --threads "$threads" -o "$out/$is.html" |
      sed "s|$out|OUT|" >>"$out/$is.said"
  done
  "$java" -XX:+UseSerialGC "$@" -jar target/lxtriage.jar parse samples >"$out/records" 2>>"$out/records.said"
  "$java" -XX:+UseSerialGC "$@" -jar target/lxtriage.jar explain statx 'prctl option 23' 'setsockopt(41, 25)' >"$out/explained"
  if [ "$name" = first ]; then
    return
  fi
  diff -r "$place/first" "$out" >"$place/diff" || {
    echo "same-everywhere: $name differs:" >&2
    cut -c1-300 "$place/diff" | head -20 >&2
    exit 1
  }
  rm -rf "$out"
  echo "the same bytes: $name"
}

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
written first 1 "$java"
written two-threads 2 "$java"
written sixteen-threads 16 "$java"
TZ=Asia/Tokyo written in-tokyo 2 "$java"
TZ=America/St_Johns LC_ALL=C written in-st-johns-without-locale 2 "$java"
LC_ALL=tr_TR.UTF-8 written in-turkish 2 "$java" -Duser.language=tr -Duser.country=TR
written in-arabic 2 "$java" -Duser.language=ar -Duser.country=EG
written with-another-charset 2 "$java" -Dfile.encoding=ISO-8859-1 -Dsun.jnu.encoding=ISO-8859-1

jdks=0
for other in /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
  if [ ! -x "$other" ] || [ -h "$(dirname "$(dirname "$other")")" ]; then continue; fi
  version=$("$other" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = *//p')
  case $version in
    1.* | '' | [1-9] | 1[0-6]) continue ;;
  esac
  jdks=$((jdks + 1))
  written "on-jdk-$version-$jdks" 2 "$other"
done
echo "same-everywhere: all held, on $jdks JDKs"
