#!/bin/sh
# The launcher starts with any collector that the environment chooses, from a directory whose name ends in an exclamation mark,
# and where target/ cannot be built anew; without Java, and with an old one, it says what it needs. Run after a build, from anywhere.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$home/lxtriage" triage "$home/samples/curl.log" >expected

fail() {
  echo "launcher: $*" >&2
  cat err >&2
  exit 1
}

# --- collectors
for collector in Serial Parallel G1 Z Shenandoah; do
  option=-XX:+Use${collector}GC
  if ! java "$option" -version >/dev/null 2>&1; then
    echo "      this JDK has no ${collector}GC"
    continue
  fi
  for variable in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
    env "$variable=$option" "$home/lxtriage" triage "$home/samples/curl.log" >is 2>err || fail "$variable=$option: exit code $?"
    cmp expected is || fail "$variable=$option: another output"
  done
  echo "ok    ${collector}GC in three variables"
done

# --- places
for place in 'ends in !' 'a!' 'in! side/b'; do
  mkdir -p "$place/target"
  cp -p "$home/lxtriage" "$place"
  cp -p "$home/target/lxtriage.jar" "$place/target"
  for run in 1 2; do
    "$place/lxtriage" triage "$home/samples/curl.log" >is 2>err || fail "from '$place', run $run: exit code $?"
    cmp expected is || fail "from '$place': another output"
    [ ! -s err ] || fail "from '$place': something is said"
    "$place/lxtriage" report "$home/samples/boot.log" -o page.html >/dev/null 2>err || fail "report from '$place': exit code $?"
  done
  echo "ok    from '$place'"
done

# --- what is missing: tools, but for those of a list
tools() {
  rm -rf bin
  mkdir bin
  for tool in "$@"; do
    [ ! -e "$(command -v "$tool")" ] || ln -s "$(command -v "$tool")" bin
  done
}
all='sh ls cksum find sed dirname readlink locale mktemp grep head tr awk wc mv rm touch cat du'

says() { # CODE TEXT PLACE
  code=0
  PATH=$work/bin JAVA_HOME='' "$3/lxtriage" --version >is 2>err || code=$?
  [ "$code" = "$1" ] || fail "exit code $code, not $1: $2"
  cat is err | grep -q "$2" || fail "does not say: $2"
  [ "$(cat is err | wc -l)" = 1 ] || fail "says more than one line: $2"
  echo "ok    $2"
}

# shellcheck disable=SC2086 # words
tools $all
says 1 'Java 17 or newer is needed, and no java was found' "$home"
# shellcheck disable=SC2086 # words
tools sh dirname
says 1 'Java 17 or newer is needed, and no java was found' "$home"
# shellcheck disable=SC2086 # words
tools $all
for version in 'openjdk version "11.0.2" 2019-01-15' 'java version "1.8.0_202"'; do
  printf '#!/bin/sh\necho %s >&2\nexit 1\n' "'$version'" >bin/java
  chmod +x bin/java
  says 1 'Java 17 or newer is needed, and java is older' 'a!/../in! side/b'
done
# shellcheck disable=SC2086 # words
tools $all java
mkdir -p 'ends in !/src/main'
touch 'ends in !/src/main/newer'
says 0 '^lxtriage ' 'ends in !'
echo "launcher: all held"
