# What the stand-ins share. State is in files below $STAND_IN_ROOT/state; STAND_IN_FAIL names the step that fails.
state=$STAND_IN_ROOT/state
library=$STAND_IN_ROOT/usr/lib/amd64/lx_brand.so.1

asked() { echo "$*" >>"$state/asked"; }

fails() {
  [ "${STAND_IN_FAIL:-}" = "$1" ] || return 1
  touch "$state/failed"
}
