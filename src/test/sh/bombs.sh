#!/bin/sh
#
# Inputs that are made to fill the memory or to take for ever, each with 256 MiB of heap: the rest of the batch is done, nothing is
# a stack trace, and each is done in a bounded time. Usage: bombs.sh [ROWS [SECONDS]], by default 100,000 different things in a
# capture and 120 seconds for each input. Writes some hundred bytes a row below the directory for temporary files.

set -eu
export LC_ALL=C
cd "$(dirname "$0")/../../.."
rows=${1:-100000}
seconds=${2:-120}
[ -f target/lxtriage.jar ] || ./lxtriage --version >/dev/null
jar=$PWD/target/lxtriage.jar
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
cp samples/curl.log "$place/good.log"
cd "$place"

# tried NAME CODE TEXT COMMAND...: the exit code, and what is said somewhere (none where TEXT is empty)
tried() {
  name=$1 want=$2 text=$3
  shift 3
  begin=$(date +%s)
  code=0
  timeout "$seconds" java -Xmx256m -XX:+UseSerialGC -jar "$jar" "$@" >out 2>err || code=$?
  took=$(($(date +%s) - begin))
  if [ "$code" != "$want" ] || grep -q 'Exception\|StackOverflow\|^	at ' err || ! cat out err | grep -q -- "$text"; then
    echo "bombs: $name: exit code $code after $took s, expected $want and '$text'" >&2
    head -5 err >&2
    exit 1
  fi
  printf '%-40s %4s s\n' "$name" "$took"
}

# what a capture may hold too much of
python3 - "$rows" <<'P'
import sys

n = int(sys.argv[1])


def word(i):
    text = ""
    while True:
        text += chr(97 + i % 26)
        i //= 26
        if i == 0:
            return text


heading = "   PID                 NAME CALL\n"
kinds = {
    "texts": lambda i: f"{i % 30000:6d} {'init':>20} strange {word(i)} of {word(i * 7)}\\0\n",
    "names": lambda i: f"{i % 30000:6d} {'p' + word(i):>20} prctl option 23\\0\n",
    "spellings": lambda i: f"{i % 30000:6d} {'init':>20} strange {i} of {i * 7}\\0\n",
    "sockopt": lambda i: f"{i % 30000:6d} {'init':>20} {i % 99991:5d} {i}\n",
    "keys": lambda i: f"  {word(i):<50} {i:16d}\n",
    "stacks": lambda i: f"\n              genunix`{word(i)}+0x{i:x}\n              genunix`b+0x1\n {i:16d}\n",
    "unread": lambda i: f"{word(i)}? {word(i * 5)} !\n",
    "rows": lambda i: f"{i:16d} |{'@' * 3:<40} {i:<9d}\n",
}
for kind, line in kinds.items():
    with open(kind + ".log", "w") as out:
        if kind in ("texts", "names", "spellings"):
            out.write(heading)
        if kind == "sockopt":
            out.write("   PID                 NAME PROTO SOCKOPT\n")
        if kind == "rows":
            out.write("  bash\n           value  ------------- Distribution ------------- count    \n")
        for i in range(n):
            out.write(line(i))
P
tried "different texts" 0 'records are left out: of each kind of finding' triage texts.log good.log
grep -q IPV6_RECVERR out
tried "different texts, as a page" 0 'unknown: 2000' report texts.log -o page.html
tried "different program names" 0 'count for no program' triage names.log good.log
tried "spellings of one text" 0 'IPV6_RECVERR' triage spellings.log good.log
tried "different socket options" 0 'records are left out' triage sockopt.log good.log
tried "different keys" 0 'IPV6_RECVERR' triage keys.log good.log
tried "different stacks" 0 'IPV6_RECVERR' triage stacks.log good.log
# shellcheck disable=SC2016 # a backquote of dtrace's
tried "different stacks, folded" 0 'genunix`b;genunix`' parse stacks.log --format folded
tried "different unread lines" 0 'unread.log: not a capture' triage unread.log good.log
tried "rows of one quantize" 0 'IPV6_RECVERR' triage rows.log good.log

# archives, lines, directories
head -c 1073741824 /dev/zero | gzip -1 >zeros.gz
tried "1 GiB of zeros in one line, in gzip" 0 'zeros.gz: not a capture' triage zeros.gz good.log
mkdir -p loop/inside
ln -s .. loop/inside/up
cp good.log loop
mkdir -p table
cp good.log table
awk -v rows="$rows" 'BEGIN { print "path,host"; for (i = 0; i < 20 * rows; i++) printf "capture-%d.log,host-%d\n", i, i }' >table/captures.csv
tried "a table of labels" 1 'captures.csv:1:1: larger than 4 MiB' triage table
grep -q IPV6_RECVERR out
tried "a program without end" 1 '/dev/zero: larger than 16 MiB' check /dev/zero
tried "a directory inside itself" 0 'leads back' triage loop
mkdir empty
(cd empty && seq "$rows" | xargs touch)
cp good.log empty/z.log
tried "empty files" 0 'IPV6_RECVERR' triage empty
if [ "$rows" -gt 10000 ]; then
  grep -q 'more empty files are left out: ' err
fi

# rules, suppressions, saved results, programs
python3 - <<'P'
def write(name, text):
    with open(name, "w") as out:
        out.write(text)


write("alias.yaml", "- &a [x,x,x,x,x,x,x,x,x]\n" + "".join("- &%c [%s]\n" % (97 + i, ",".join(["*%c" % (96 + i)] * 9)) for i in range(1, 20)))
write("self.yaml", "- &a {subject: *a}\n")
write("deep.yaml", "[" * 200000)
write("large.yaml", "- {subject: other/x, reason: r, expires: 2030-01-01}\n" * 400000)
rule = "- {subject: other/x, title: T, verdict: harmless, confidence: low, why: W., advice: A., messages: ['%s']}\n"
write("stars.yaml", rule % ("*a" * 100 + "*~"))
write("deep.json", '{"tool":' + "[" * 1000000)
for name, text in (("minus", "-" * 200000 + "1"), ("plus", "1 + " * 100000 + "1"), ("brackets", "(" * 100000)):
    write(name + ".d", "BEGIN { x = " + text + "; }")
P
for file in alias self deep large; do
  tried "rules: $file" 1 "^lxtriage: $file.yaml:1:" triage good.log --rules $file.yaml
  tried "suppressions: $file" 1 "^lxtriage: $file.yaml:1:" triage good.log --suppress $file.yaml
done
tried "rules without end" 1 '/dev/zero:1:1: the file is larger' knowledge validate /dev/zero
tried "a rule of a hundred stars" 0 'records are left out' triage texts.log --rules stars.yaml
tried "JSON nested a million deep" 1 '^lxtriage: deep.json:1:' triage deep.json good.log
grep -q IPV6_RECVERR out
for program in minus plus brackets; do
  tried "a program of many $program" 1 'error: syntax: ' check $program.d
done
echo "bombs: all held"
