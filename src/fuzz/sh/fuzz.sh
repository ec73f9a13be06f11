#!/bin/sh
# Fuzzes what reads other people's bytes: src/fuzz/sh/fuzz.sh [SECONDS [TARGET...]], by default 30 seconds for each of all targets.
# An input that breaks a promise is kept in target/fuzz/TARGET/ and fails the run; the inputs that reach new code stay in
# target/fuzz/TARGET/corpus and are where the next run begins. What each run did is a line of target/fuzz/runs.tsv: target, seconds,
# executions, inputs that reach something new, finds. LXTRIAGE_FUZZ names another folder than target/fuzz. LXTRIAGE_FUZZ_SEED is the
# seed of what is random: CI sets it, so that a change is judged by inputs like those of the run before it and not by luck; a long run
# does not, because it is there to find what the others did not. Needs what mvn needs.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../../.."
seconds=${1:-30}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- capture message program rules saved triage
work=${LXTRIAGE_FUZZ:-target/fuzz}
mkdir -p "$work"

if [ -z "${LXTRIAGE_FUZZ_BUILT:-}" ]; then
  mvn -q -B -ntp -Pfuzz -Dquick test-compile
fi
classpath=target/classes:target/test-classes:$(cat target/fuzz.classpath)

seeds() { # TARGET: makes the inputs that the first run begins with
  case $1 in
    capture | triage) find samples src/test/resources -name '*.log' -size -64k -exec cp --backup=numbered {} "$2" \; ;;
    message) tail -n +2 src/test/resources/reference/lx/messages.csv | cut -d, -f1 | split -l 1 -a 4 - "$2/message-" ;;
    program) find scripts/d src/test/resources -name '*.d' -exec cp --backup=numbered {} "$2" \; ;;
    rules)
      # an entry of each file of ours, and one suppression
      for file in src/main/resources/io/github/lxtriage/knowledge/*.yaml; do
        awk '/^- /{ n++ } n > 3 { exit } { print }' "$file" > "$2/$(basename "$file")"
      done
      printf -- '- subject: sockopt/*\n  reason: made up\n  expires: 2030-01-01\n' > "$2/suppression.yaml"
      ;;
    saved)
      for capture in samples/curl.log samples/lossy.log samples/latency.log samples/debug.log samples/ticket.txt; do
        java -cp "$classpath" io.github.lxtriage.cli.Main triage "$capture" --format json > "$2/$(basename "$capture").json"
      done
      ;;
  esac
}

class() { # TARGET
  case $1 in
    capture) echo io.github.lxtriage.capture.CaptureFuzz ;;
    message) echo io.github.lxtriage.lx.MessageFuzz ;;
    program) echo io.github.lxtriage.script.check.ProgramFuzz ;;
    rules) echo io.github.lxtriage.knowledge.RulesFuzz ;;
    saved) echo io.github.lxtriage.report.SavedFuzz ;;
    triage) echo io.github.lxtriage.report.TriageFuzz ;;
    *)
      echo "fuzz.sh: no target is named $1; there are capture, message, program, rules, saved, triage" >&2
      exit 2
      ;;
  esac
}

# Jazzer's own sanitizers look for what this program has none of (SQL, LDAP, scripts), and those of regular expressions cost more
# than the reading; each must be named in full.
disabled=
for hook in BigDecimal ClojureLangHooks Deserialization ExpressionLanguageInjection FilePathTraversal LdapInjection NamingContextLookup \
  OsCommandInjection ReflectiveCall RegexInjection RegexRoadblocks ScriptEngineInjection ServerSideRequestForgery SqlInjection \
  TemplateInjection; do
  disabled=$disabled:com.code_intelligence.jazzer.sanitizers.$hook
done
disabled=${disabled#:}

failed=0
for target in "$@"; do
  class=$(class "$target")
  here=$work/$target
  if [ ! -d "$here/seeds" ]; then
    mkdir -p "$here/seeds.new" "$here/corpus"
    seeds "$target" "$here/seeds.new"
    mv "$here/seeds.new" "$here/seeds"
  fi
  dictionary=$target
  longest=4096
  watched='io.github.lxtriage.**'
  trace=cmp:cov:div:indir:native
  case $target in
    message) longest=400 ;;
    rules) watched="$watched:org.snakeyaml.**" ;;
    saved) watched="$watched:com.fasterxml.jackson.**" ;;
    # What is compared is told to the fuzzer at a cost of several readings; the dictionary has the words.
    capture) trace=cov ;;
    triage) dictionary=capture trace=cov ;;
  esac
  code=0
  # --keep_going: a find does not end the run; -timeout: what takes that long by the clock is a find too, and ends it. It is long,
  # because a machine that is shared may stop a job for a minute.
  java -Xmx"${LXTRIAGE_FUZZ_HEAP:-768m}" -XX:+UseSerialGC -Djava.awt.headless=true -cp "$classpath" com.code_intelligence.jazzer.Jazzer \
    --target_class="$class" --instrumentation_includes="$watched" --custom_hook_includes="io.github.lxtriage.**" \
    --disabled_hooks="$disabled" --trace=$trace --keep_going=25 --reproducer_path="$here" -len_control=200 \
    ${LXTRIAGE_FUZZ_SEED:+-seed="$LXTRIAGE_FUZZ_SEED"} -max_total_time="$seconds" -max_len=$longest -timeout="${LXTRIAGE_FUZZ_TIMEOUT:-300}" -rss_limit_mb=3000 -print_final_stats=1 \
    -dict="src/fuzz/dictionaries/$dictionary.dict" -artifact_prefix="$here/" "$here/corpus" "$here/seeds" > "$here/log" 2>&1 || code=$?
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$here/log" | tail -1)
  [ -n "$executions" ] || executions=$(sed -n 's/^#\([0-9]*\).*/\1/p' "$here/log" | tail -1)
  new=$(sed -n 's/^stat::new_units_added: *//p' "$here/log" | tail -1)
  finds=$(grep -c '^== Java Exception\|ERROR: libFuzzer' "$here/log" || true)
  printf '%s\t%s\t%s\t%s\t%s\n' "$target" "$seconds" "${executions:-0}" "${new:-?}" "$finds" >> "$work/runs.tsv"
  printf '%-8s %9s executions in %s s, %s inputs reach something new, %s finds\n' \
    "$target" "${executions:-0}" "$seconds" "${new:-?}" "$finds"
  if [ "$code" -ne 0 ] || [ "$finds" -ne 0 ]; then
    failed=1
    grep -A 12 '^== Java Exception\|ERROR: libFuzzer' "$here/log" | head -40
    echo "fuzz.sh: $target: a promise is broken, or the run ended (code $code): see $here/log and the inputs beside it" >&2
  fi
done
exit $failed
