#!/bin/sh
#
# Full disks, read-only targets, closed pipes, a kill while writing: an existing report is never replaced by a part of one, the
# exit code is that of the contract, and what is said is one line. As root it also tries a small and a read-only file system;
# where none can be mounted it says so, and fails if LXTRIAGE_CI is set. Usage: disk-and-pipes.sh [KILLS]

set -eu
cd "$(dirname "$0")/../../.."
kills=${1:-5}
[ -f target/lxtriage.jar ] || ./lxtriage --version >/dev/null
place=$(mktemp -d)
mounted=
end() {
  [ -z "$mounted" ] || umount "$mounted" 2>/dev/null || true
  rm -rf "$place"
}
trap end EXIT
trap 'exit 130' INT TERM

lx() { java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar target/lxtriage.jar "$@"; }

fail() {
  echo "disk-and-pipes: $*" >&2
  cat "$place/err" >&2 2>/dev/null || true
  exit 1
}

# ends CODE LINES COMMAND...: the exit code, and how many lines are said on standard error
ends() {
  want=$1 lines=$2
  shift 2
  code=0
  lx "$@" >"$place/out" 2>"$place/err" || code=$?
  [ "$code" = "$want" ] || fail "exit code $code, not $want: $*"
  said=$(wc -l <"$place/err")
  [ "$said" -eq "$lines" ] || fail "$said lines are said, not $lines: $*"
  ! grep -q 'Exception\|^	at ' "$place/err" || fail "a stack trace: $*"
}

# left DIRECTORY: nothing unfinished stays there
left() {
  unfinished=$(find "$1" -maxdepth 1 -name "*unfinished*")
  [ -z "$unfinished" ] || fail "an unfinished file is left in $1"
}

echo "before" >"$place/kept"

# --- standard output that cannot be written
for format in table json csv markdown junit sarif; do
  code=0
  lx triage samples/boot.log --format "$format" >/dev/full 2>"$place/err" || code=$?
  [ "$code" = 1 ] || fail "triage to a full disk as $format ends with $code"
  grep -q 'cannot write the result: No space left on device' "$place/err" || fail "no reason is given"
done
for format in ndjson csv folded; do
  input=samples/boot.log
  [ "$format" != folded ] || input=samples/stacks.log
  code=0
  lx parse "$input" --format "$format" >/dev/full 2>"$place/err" || code=$?
  [ "$code" = 1 ] || fail "parse to a full disk as $format ends with $code"
done
for command in 'script lxunsup' boot-kit 'explain statx' 'knowledge list'; do
  code=0
  # shellcheck disable=SC2086 # words
  lx $command >/dev/full 2>"$place/err" || code=$?
  [ "$code" = 1 ] || fail "$command to a full disk ends with $code"
done

# --- a reader that goes away is no failure
for command in 'parse samples --format ndjson' 'triage samples' 'knowledge list' 'script lxunsup' 'report samples -o -' \
  'report samples -o /dev/stdout' 'triage samples -o json=/dev/stdout'; do
  # shellcheck disable=SC2086 # words
  { lx $command 2>"$place/err" || echo $? >"$place/code"; } | head -c 10 >/dev/null
  [ ! -f "$place/code" ] || fail "$command ends with $(cat "$place/code") when its reader goes away"
  ! grep -q 'pipe\|Exception' "$place/err" || fail "$command speaks of the pipe"
done

# --- files that cannot be written
ends 1 1 report samples/curl.log -o /dev/full
ends 1 1 report samples/curl.log -o "$place/none/report.html"
mkdir "$place/directory"
ends 1 1 report samples/curl.log -o "$place/directory"
ends 1 1 triage samples/curl.log -o "json=$place/directory"
ends 1 1 report samples/curl.log -o "$place/kept/report.html"
left "$place"
left "$place/directory"

# --- small and read-only file systems
mkdir "$place/disk"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=64k tmpfs "$place/disk" 2>/dev/null; then
  mounted=$place/disk
  cp "$place/kept" "$mounted/report.html"
  ends 1 1 report samples/boot.log -o "$mounted/report.html"
  grep -q 'No space left on device' "$place/err" || fail "no reason is given"
  cmp -s "$place/kept" "$mounted/report.html" || fail "a report was replaced by a part of one"
  left "$mounted"
  # one output of several: the others are written
  ends 1 1 triage samples/boot.log -o "json=$mounted/t.json" -o "csv=$place/t.csv"
  [ -s "$place/t.csv" ] || fail "the other output is missing"
  mount -o remount,ro "$mounted"
  ends 1 1 report samples/curl.log -o "$mounted/report.html"
  grep -qi 'read-only' "$place/err" || fail "no reason is given"
  cmp -s "$place/kept" "$mounted/report.html" || fail "a report was replaced"
  umount "$mounted"
  mounted=
else
  echo "disk-and-pipes: NOT TRIED: small and read-only file systems (that needs root and mount)" >&2
  [ -z "${LXTRIAGE_CI:-}" ] || exit 1
fi

# --- a kill while writing
lx report samples -o "$place/whole.html" >/dev/null
i=0
while [ "$i" -lt "$kills" ]; do
  cp "$place/kept" "$place/report.html"
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar target/lxtriage.jar report samples -o "$place/report.html" >/dev/null 2>&1 &
  run=$!
  # some are killed while they read, some while they write, some when they are done
  sleep "$((i % 4)).$((i * 7 % 10))"
  kill -9 "$run" 2>/dev/null || true
  wait "$run" 2>/dev/null || true
  cmp -s "$place/report.html" "$place/kept" || cmp -s "$place/report.html" "$place/whole.html" ||
    fail "after a kill the report is neither the old one nor the new one"
  rm -f "$place"/.lxtriage-*.unfinished # of one that was killed while it wrote
  i=$((i + 1))
done

# killed_while_writing FILE WORDS...: a run that writes FILE is stopped between the beginning and the end of its writing, which its
# unfinished file shows, and killed there. A run that had written before it could be stopped shows nothing, and another is begun.
killed_while_writing() {
  name=$1
  shift
  tries=0
  while :; do
    tries=$((tries + 1))
    [ "$tries" -le 50 ] || fail "no run could be stopped while it wrote: $*"
    cp "$place/kept" "$place/$name"
    rm -f "$place"/.lxtriage-*.unfinished "$place/ended" "$place/pid"
    (
      java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar target/lxtriage.jar "$@" >/dev/null 2>&1 &
      echo $! >"$place/pid.new"
      mv "$place/pid.new" "$place/pid"
      wait
      : >"$place/ended"
    ) 2>/dev/null &
    until [ -e "$place/pid" ]; do :; done
    run=$(cat "$place/pid")
    # no command but those of the shell itself, which sees the file at once
    until
      for unfinished in "$place"/.lxtriage-*.unfinished; do :; done
      [ -e "$unfinished" ] || [ -e "$place/ended" ]
    do :; done
    kill -STOP "$run" 2>/dev/null || true
    cmp -s "$place/kept" "$place/$name" && [ -e "$unfinished" ] && held=yes || held=
    kill -KILL "$run" 2>/dev/null || true
    wait
    [ -z "$held" ] || break
  done
  cmp -s "$place/kept" "$place/$name" || fail "the old file was touched by a run that was killed while it wrote: $*"
  [ -e "$unfinished" ] || fail "the unfinished file of a killed run is gone: $*"
  lx "$@" >/dev/null 2>"$place/err" || fail "the run after a killed one fails: $*"
  ! cmp -s "$place/kept" "$place/$name" || fail "the run after a killed one writes nothing: $*"
  rm -f "$unfinished"
}
# a result of some megabytes, so that the writing is no moment
awk 'BEGIN {
  print "   PID                 NAME CALL"
  for (i = 0; i < 40000; i++) printf "%6d %20s message %c%c%c of it\\0\n", i, "p" i % 900, 97 + i % 26, 97 + i % 25, 97 + i % 3
}' >"$place/large.log"
killed_while_writing killed.html report "$place/large.log" -o "$place/killed.html"
for format in json csv markdown junit sarif table; do
  killed_while_writing "killed.$format" triage "$place/large.log" -o "$format=$place/killed.$format"
done
killed_while_writing killed.diff diff samples/curl.log "$place/large.log" -o "$place/killed.diff"

# --- permissions: those of the umask, or of the file that is replaced; a link is followed, and stays a link
mode() { stat -c %a "$1"; }
for mask in 022:644 077:600 027:640; do
  (
    umask "${mask%:*}"
    lx triage samples/curl.log -o "json=$place/mode-${mask%:*}.json"
    lx report samples/curl.log -o "$place/mode-${mask%:*}.html" >/dev/null
  )
  for file in "$place/mode-${mask%:*}.json" "$place/mode-${mask%:*}.html"; do
    [ "$(mode "$file")" = "${mask#*:}" ] || fail "umask ${mask%:*} gives $(mode "$file")"
  done
done
chmod 600 "$place/mode-022.html"
lx report samples/curl.log -o "$place/mode-022.html" >/dev/null
[ "$(mode "$place/mode-022.html")" = 600 ] || fail "a private report became one that all can read"
ln -s mode-022.html "$place/link.html"
lx report samples/curl.log -o "$place/link.html" >/dev/null
[ -h "$place/link.html" ] || fail "a link was replaced"
left "$place"

# --- the launcher: what it asks before the program begins says nothing, and hands nothing on

code=0
./lxtriage triage - <&- >"$place/out" 2>"$place/err" || code=$?
grep -q 'empty' "$place/err" || fail "a closed standard input is no empty one (exit code $code)"
newline=$(printf '%s/a\n\033[31m.log' "$place")
cp samples/curl.log "$newline"
./lxtriage triage "$newline" >"$place/out" 2>"$place/err" || fail "a name with a newline is not read"
[ ! -s "$place/err" ] || fail "a name with a newline makes the launcher talk"

echo "disk-and-pipes: all held"
