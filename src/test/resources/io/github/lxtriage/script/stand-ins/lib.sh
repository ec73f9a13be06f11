# What the stand-ins share. State is in files below $STAND_IN_ROOT/state; STAND_IN_FAIL names the step that fails.
# STAND_IN_STEP is the number of a command that the kit runs, and STAND_IN_DOES what happens there: it fails, or the kit gets
# a signal before it or after it, or the whole process group, as from a terminal, gets one.
state=$STAND_IN_ROOT/state
library=$STAND_IN_ROOT/usr/lib/amd64/lx_brand.so.1

asked() { echo "$*" >>"$state/asked"; }

fails() {
  [ "${STAND_IN_FAIL:-}" = "$1" ] || return 1
  /usr/bin/touch "$state/failed"
}

is_step() { [ "${STAND_IN_DOES:-}" = "$1" ] && [ "${STAND_IN_STEP:-}" = "$(/usr/bin/wc -l <"$state/steps")" ]; }

# Each stand-in begins with this: it counts, and does what is to happen before.
step() {
  echo "$*" >>"$state/steps"
  if is_step fail; then echo "$1: failed" >&2; exit 1; fi
  for signal in INT TERM HUP; do
    if is_step "$signal-before"; then kill -s "$signal" "$(/bin/cat "$state/kit")"; fi
    if is_step "$signal-group"; then kill -s "$signal" 0; fi
  done
}

# And ends with this, after its work.
end() {
  result=$?
  for signal in INT TERM HUP; do
    if is_step "$signal-after"; then kill -s "$signal" "$(/bin/cat "$state/kit")"; fi
  done
  exit "$result"
}
