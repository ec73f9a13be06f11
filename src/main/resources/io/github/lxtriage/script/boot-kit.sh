#!/bin/sh
#
# Shows what the LX emulation library says of itself while a zone boots, for @{bits}-bit programs. Run it as root in the
# global zone of SmartOS or OmniOS; made by lxtriage boot-kit.
#
#   sh boot-kit.sh [run] [-o FILE]   patch a copy of the library, mount it over the original, capture, and undo it all
#   sh boot-kit.sh --dry-run         say what run would do, and do nothing
#   sh boot-kit.sh status            say whether the patched library is mounted
#   sh boot-kit.sh undo              unmount it, after a run that could not
#
# What run does, by hand: copy lx_brand.so.1, set lx_dtrace_lazyload to 0 in the copy with mdb -w, mount the copy over the
# original with lofs, run dtrace, unmount. The original file is never written. Where LXTRIAGE_ROOT is set, paths are below it.

set -u
umask 022
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin

name=lxtriage-boot-kit
root=${LXTRIAGE_ROOT:-}
library=$root@{library}
place=$root/var/run
work=$place/$name.@{bits}
copy=$work/lx_brand.so.1
symbol=lx_dtrace_lazyload
output=
original=
child=
stop=
told=
made=no

say() { printf '%s: %s\n' "$name" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# What is mounted over the library, lowest first, a line each: the first columns of the lines of mount -p whose third is the
# library.
layers() {
  table=$(mount -p) || return 1
  printf '%s\n' "$table" | while read -r special _ where _; do
    [ "$where" != "$library" ] || printf '%s\n' "$special"
  done
}

# The last of some lines: what is mounted on top of all else, and is what umount would take away.
top_of() { printf '%s\n' "$1" | { top= ; while read -r line; do top=$line; done; printf '%s' "$top"; }; }

# True where the copy is one of the layers.
ours_in() {
  case "
$1
" in
    *"
$copy
"*) return 0 ;;
    *) return 1 ;;
  esac
}

# The value of the symbol in a file, or nothing: mdb prints "symbol: value" below a heading, or complains.
value_in() {
  printf '%s?D\n' "$symbol" | mdb "$1" 2>/dev/null | {
    found=
    while read -r line; do
      word=${line##*[!0-9-]}
      [ -z "$word" ] || found=$word
    done
    printf '%s' "$found"
  }
}

sum_of() { cksum <"$1" 2>/dev/null; }

# True for a directory of root's that is no link, whose mode, as ls shows it, fits a pattern. A plus behind the mode is a list of
# who else may do what.
is_roots() {
  [ -d "$1" ] && [ ! -h "$1" ] || return 1
  listed=$(ls -ldn "$1") || return 1
  mode=${listed%%[[:space:]]*}
  # shellcheck disable=SC2086 # words; the first ones hold no pattern
  owner=$(set -f && set -- $listed && printf '%s' "$3")
  [ "$owner" = 0 ] || return 1
  # shellcheck disable=SC2254 # a pattern
  case $mode in
    *+) return 1 ;;
    $2) return 0 ;;
    *) return 1 ;;
  esac
}

# True where only root can put anything into a directory, or only root can enter it.
only_root_writes() { is_roots "$1" 'd????-??-*'; }
is_private() { is_roots "$1" 'drwx------*'; }

is_there() { [ -e "$work" ] || [ -h "$work" ]; }

# Runs a command that no ^C can cut short: whether it did its work is then known by its status.
whole() { (
  trap '' HUP INT TERM
  exec "$@"
); }

# Signals are noted, and heeded between two steps: so whatever a step made is known before anything is undone.
between() {
  [ -z "$stop" ] || {
    say "stopped by a signal"
    exit 130
  }
}

# --- what run refuses -------------------------------------------------------------------------------------------------

need_illumos() {
  [ "$(uname -s)" = SunOS ] || die "this is not illumos (uname -s says $(uname -s)): run it in the global zone of SmartOS or OmniOS"
}

need_root() {
  [ "$(id -u)" = 0 ] || die "only root can do this"
}

need_library() {
  [ -f "$library" ] || die "there is no $library: is the LX brand installed?"
}

need_tools() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || die "$tool is not on the PATH"
  done
}

need_free_place() {
  found=$(layers) || die "mount -p failed, so nobody knows what is mounted"
  there=$(top_of "$found")
  case $there in
    '') ;;
    "$copy")
      [ "$(value_in "$library")" = 0 ] || die "$copy is mounted over $library, and $symbol is not 0 in it: see undo"
      say "already done: $copy is mounted over $library, and $symbol is 0 in it"
      exit 0
      ;;
    *) die "$there is mounted over $library, and not by this script: unmount it first" ;;
  esac
}

need_free_output() {
  [ -n "$output" ] || return 0
  [ ! -f "$output" ] || [ ! -s "$output" ] || die "$output holds something already: give another name"
  [ ! -d "$output" ] || die "$output is a directory"
  [ ! -h "$output" ] || die "$output is a link: give the name of the file itself"
}

need_known_value() {
  value=$(value_in "$library")
  [ -n "$value" ] || die "there is no symbol $symbol in $library"
  [ "$value" = 1 ] || die "$symbol is $value in $library, and should be 1: this is no library that the procedure is known for"
}

need_safe_place() {
  only_root_writes "$place" || die "$place is missing, or a link, or others than root may write to it: they could put a link in the way"
}

# --- the steps --------------------------------------------------------------------------------------------------------

make_place() {
  if is_there; then
    die "$work is there already: if no run is going on, look at it and remove it, or call undo"
  fi
  whole mkdir -m 700 "$work" || die "cannot make $work"
  made=yes
  is_private "$work" || die "$work is not root's alone"
}

copy_library() {
  original=$(sum_of "$library")
  [ -n "$original" ] || die "cannot read $library"
  printf '%s\n' "$original" >"$work/original.cksum" || die "cannot write below $work"
  whole cp "$library" "$copy" || die "cannot copy $library"
  chmod 755 "$copy" || die "cannot set the mode of $copy"
  [ "$(sum_of "$copy")" = "$original" ] || die "the copy differs from $library"
}

patch_copy() {
  printf '%s?W 0\n' "$symbol" | mdb -w "$copy" >/dev/null || die "mdb -w could not patch $copy"
  value=$(value_in "$copy")
  [ "$value" = 0 ] || die "$symbol is '$value' in $copy after the patch, and should be 0"
  [ "$(sum_of "$library")" = "$original" ] || die "$library changed while the copy was patched"
}

mount_copy() {
  whole mount -O -F lofs "$copy" "$library" || die "cannot mount $copy over $library"
  [ "$(sum_of "$library")" = "$(sum_of "$copy")" ] || say "warning: $library does not show the patched copy"
}

write_program() {
  cat >"$work/capture.d" <<'LXTRIAGE_D_PROGRAM' || die "cannot write $work/capture.d"
@{program}
LXTRIAGE_D_PROGRAM
}

tell_dtrace() {
  [ -z "$told" ] || return 0
  told=yes
  kill -TERM "$child" 2>/dev/null
}

capture() {
  say "ready: start the zone now; ^C ends the capture"
  # Neither a hangup nor the terminal's ^C reaches dtrace: it is told to end, once, and prints what it has. A second signal
  # would make it impatient. (Some shells keep ^C from what runs in the background, and some do not.)
  if [ -n "$output" ]; then
    (
      trap '' HUP INT
      exec dtrace -Z -s "$work/capture.d"
    ) >"$output" 2>&1 &
  else
    (
      trap '' HUP INT
      exec dtrace -Z -s "$work/capture.d"
    ) &
  fi
  child=$!
  [ -z "$stop" ] || tell_dtrace
  wait "$child"
  result=$?
  # A signal ends the wait, not the capture: dtrace was told to end, and still has its last rows to print.
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    result=$?
  done
  child=
  [ "$result" = 0 ] || die "dtrace ended with $result"
}

# --- undoing ----------------------------------------------------------------------------------------------------------

# Takes away the copy, as often as it lies on top, and nothing else: umount takes what is on top, whoever mounted it.
unmount_copy() {
  tries=0
  while [ "$tries" -lt 5 ]; do
    tries=$((tries + 1))
    if found=$(layers); then
      ours_in "$found" || return 0
      [ "$(top_of "$found")" = "$copy" ] || {
        say "$(top_of "$found") is mounted over $library by somebody else, with $copy below: unmount that first"
        return 1
      }
      umount "$library" && continue
    fi
    sleep 1
  done
  found=$(layers) && ! ours_in "$found"
}

checksum_before() {
  if [ -n "$original" ]; then
    printf '%s' "$original"
  elif [ -f "$work/original.cksum" ]; then
    cat "$work/original.cksum"
  fi
}

# Removes the files of a run from where they really lie: neither a link in place of the directory nor another directory is
# entered. rmdir follows no link.
remove_place() {
  is_there || return 0
  if ! (
    cd -P "$work" 2>/dev/null && [ "$(pwd -P)" = "$work" ] && is_private . &&
      rm -f capture.d lx_brand.so.1 original.cksum
  ) || ! rmdir "$work"; then
    say "warning: cannot remove $work"
  fi
}

clean_up() {
  if ! unmount_copy; then
    say "$copy is STILL MOUNTED over $library, or nobody knows: programs that started meanwhile use it"
    say "halt the LX zones that were booted meanwhile, then run: sh boot-kit.sh undo"
    return 1
  fi
  there=$(top_of "$found")
  before=$(checksum_before)
  if [ -n "$there" ]; then
    checked="$there is, and not by this script"
  elif [ -z "$before" ]; then
    checked="its checksum was never taken, and so not compared"
  elif [ "$(sum_of "$library")" = "$before" ]; then
    checked="its checksum is what it was"
  else
    say "the checksum of $library is NOT what it was: compare it with the platform image"
    return 1
  fi
  remove_place
  say "undone: the copy is not mounted over $library; $checked"
}

# shellcheck disable=SC2317,SC2329 # called by traps
at_exit() {
  status=$?
  trap '' HUP INT TERM
  trap - EXIT
  if [ "$made" = yes ]; then
    clean_up || status=1
  fi
  exit "$status"
}

# shellcheck disable=SC2317,SC2329 # called by traps
on_signal() {
  stop=yes
  [ -z "$child" ] || tell_dtrace
}

# --- commands ---------------------------------------------------------------------------------------------------------

run() {
  need_illumos
  need_root
  need_tools mdb mount umount dtrace cksum cp
  need_library
  need_safe_place
  need_free_place
  need_known_value
  need_free_output
  trap at_exit EXIT
  trap on_signal HUP INT TERM
  for step in make_place copy_library patch_copy write_program mount_copy capture; do
    between
    "$step"
  done
}

dry_run() {
  cat <<PLAN
mkdir -m 700 $work
cp $library $copy
echo '$symbol?W 0' | mdb -w $copy
mount -O -F lofs $copy $library
dtrace -Z -s $work/capture.d
umount $library
cksum $library
rm -r $work
PLAN
}

status() {
  found=$(layers) || die "mount -p failed"
  there=$(top_of "$found")
  case $there in
    '') echo "nothing is mounted over $library" ;;
    "$copy") echo "$copy is mounted over $library; $symbol is $(value_in "$library") in it" ;;
    *)
      echo "$there is mounted over $library, and not by this script"
      ! ours_in "$found" || echo "$copy is mounted below it"
      ;;
  esac
}

undo() {
  need_illumos
  need_root
  need_tools mdb mount umount cksum
  found=$(layers) || die "mount -p failed"
  there=$(top_of "$found")
  case $there in
    '' | "$copy") ;;
    *)
      ! ours_in "$found" || die "$there is mounted over $library by somebody else, with $copy below: unmount that first"
      die "$there is mounted over $library, and not by this script"
      ;;
  esac
  if is_there; then
    need_safe_place
    is_private "$work" || die "$work is a link, or not root's alone, and so not by this script: nothing was done"
  fi
  clean_up
}

usage() {
  echo "usage: sh boot-kit.sh [run] [-o FILE] | --dry-run | status | undo" >&2
  exit 2
}

# One command at a time: of "--dry-run undo" nothing may be carried out.
command=
choose() {
  [ -z "$command" ] || usage
  command=$1
}

while [ $# -gt 0 ]; do
  case $1 in
    run | status | undo) choose "$1" ;;
    --dry-run) choose dry_run ;;
    -o)
      [ $# -gt 1 ] || usage
      output=$2
      shift
      ;;
    *) usage ;;
  esac
  shift
done
"${command:-run}"
