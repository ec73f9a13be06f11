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
work=$root/var/tmp/$name.@{bits}
copy=$work/lx_brand.so.1
symbol=lx_dtrace_lazyload
output=
child=
mounted=no
made=no

say() { printf '%s: %s\n' "$name" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# What is mounted over the library: the first column of the last line of mount -p whose third is the library.
mounted_there() {
  table=$(mount -p) || return 1
  printf '%s\n' "$table" | {
    found=
    while read -r special _ where _; do
      [ "$where" != "$library" ] || found=$special
    done
    printf '%s' "$found"
  }
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
  there=$(mounted_there) || die "mount -p failed, so nobody knows what is mounted"
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

need_known_value() {
  value=$(value_in "$library")
  [ -n "$value" ] || die "there is no symbol $symbol in $library"
  [ "$value" = 1 ] || die "$symbol is $value in $library, and should be 1: this is no library that the procedure is known for"
}

# --- the steps --------------------------------------------------------------------------------------------------------

make_place() {
  if [ -e "$work" ] || [ -h "$work" ]; then
    die "$work is there already: if no run is going on, look at it and remove it, or call undo"
  fi
  mkdir -m 700 "$work" || die "cannot make $work"
  made=yes
}

copy_library() {
  original=$(sum_of "$library")
  [ -n "$original" ] || die "cannot read $library"
  printf '%s\n' "$original" >"$work/original.cksum" || die "cannot write below $work"
  cp "$library" "$copy" || die "cannot copy $library"
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
  mount -O -F lofs "$copy" "$library" || die "cannot mount $copy over $library"
  mounted=yes
  [ "$(sum_of "$library")" = "$(sum_of "$copy")" ] || say "warning: $library does not show the patched copy"
}

write_program() {
  cat >"$work/capture.d" <<'LXTRIAGE_D_PROGRAM' || die "cannot write $work/capture.d"
@{program}
LXTRIAGE_D_PROGRAM
}

capture() {
  say "ready: start the zone now; ^C ends the capture"
  if [ -n "$output" ]; then
    dtrace -Z -s "$work/capture.d" >"$output" 2>&1 &
  else
    dtrace -Z -s "$work/capture.d" &
  fi
  child=$!
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

unmount_copy() {
  tries=0
  while [ "$(mounted_there)" = "$copy" ] || [ "$mounted" = yes ]; do
    if umount "$library"; then
      mounted=no
      [ "$(mounted_there)" = "$copy" ] || return 0
    elif [ "$(mounted_there)" != "$copy" ]; then
      mounted=no
      return 0
    fi
    tries=$((tries + 1))
    [ "$tries" -lt 5 ] || return 1
    sleep 1
  done
  return 0
}

clean_up() {
  if ! unmount_copy; then
    say "$copy is STILL MOUNTED over $library: programs that started meanwhile use it"
    say "halt the LX zones that were booted meanwhile, then run: sh boot-kit.sh undo"
    return 1
  fi
  if [ -f "$work/original.cksum" ] && [ "$(sum_of "$library")" != "$(cat "$work/original.cksum")" ]; then
    say "the checksum of $library is NOT what it was: compare it with the platform image"
    return 1
  fi
  rm -f "$work/capture.d" "$copy" "$work/original.cksum"
  if [ -d "$work" ]; then
    rmdir "$work" || say "warning: cannot remove $work"
  fi
  say "undone: nothing is mounted over $library, and its checksum is what it was"
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
  if [ -n "$child" ]; then
    kill -TERM "$child" 2>/dev/null
  else
    exit 130
  fi
}

# --- commands ---------------------------------------------------------------------------------------------------------

run() {
  need_illumos
  need_root
  need_tools mdb mount umount dtrace cksum cp
  need_library
  need_free_place
  need_known_value
  trap at_exit EXIT
  trap on_signal HUP INT TERM
  make_place
  copy_library
  patch_copy
  write_program
  mount_copy
  capture
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
  there=$(mounted_there) || die "mount -p failed"
  case $there in
    '') echo "nothing is mounted over $library" ;;
    "$copy") echo "$copy is mounted over $library; $symbol is $(value_in "$library") in it" ;;
    *) echo "$there is mounted over $library, and not by this script" ;;
  esac
}

undo() {
  need_illumos
  need_root
  need_tools mdb mount umount cksum
  there=$(mounted_there) || die "mount -p failed"
  case $there in
    '' | "$copy") ;;
    *) die "$there is mounted over $library, and not by this script" ;;
  esac
  if [ -h "$work" ]; then
    die "$work is a symbolic link, and not by this script"
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
