#!/bin/sh
#
# Captures over a real ssh: a server on the loopback address with keys of its own, and behind it a stand-in for dtrace that
# prints rows until it is interrupted or its time is over. Installs openssh-server (Debian) where it is missing.

set -eu
cd "$(dirname "$0")/../../.."

sshd=$(command -v sshd || echo /usr/sbin/sshd)
if [ ! -x "$sshd" ] || ! command -v ssh >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openssh-server openssh-client >/dev/null
fi
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd

place=$(mktemp -d)
server=
end() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$place"
}
trap end EXIT
trap 'exit 130' INT TERM

fail() {
  echo "capture-over-ssh: $*" >&2
  cat "$place/err" "$place/sshd.log" >&2 2>/dev/null || true
  exit 1
}

# --- the server -------------------------------------------------------------------------------------------------------

mkdir "$place/remote" "$place/bin"
ssh-keygen -q -t ed25519 -N '' -f "$place/host_key"
ssh-keygen -q -t ed25519 -N '' -f "$place/user_key"
# The login shell of this account greets, as some do.
# shellcheck disable=SC2016 # the server expands it
printf 'command="echo Welcome; eval \\"$SSH_ORIGINAL_COMMAND\\"" %s\n' "$(cat "$place/user_key.pub")" >"$place/authorized_keys"
port=0
for try in 1 2 3 4 5 6 7 8 9; do
  port=$((20000 + ($$ + try * 997) % 20000))
  cat >"$place/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $place/host_key
AuthorizedKeysFile $place/authorized_keys
PidFile $place/sshd.pid
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
SetEnv PATH=$place/remote:$PATH
CONFIG
  "$sshd" -D -e -f "$place/sshd_config" >"$place/sshd.log" 2>&1 &
  server=$!
  sleep 1
  kill -0 "$server" 2>/dev/null && break
  server=
done
[ -n "$server" ] || fail "sshd did not start"

user=$(id -un)
cat >"$place/ssh_config" <<CONFIG
Host box
  HostName 127.0.0.1
  Port $port
  User $user
  IdentityFile $place/user_key
  IdentitiesOnly yes
  BatchMode yes
  StrictHostKeyChecking no
  UserKnownHostsFile $place/known_hosts
  LogLevel ERROR
Host closed
  HostName 127.0.0.1
  Port 1
  BatchMode yes
CONFIG
cat >"$place/bin/ssh" <<SSH
#!/bin/sh
echo "\$*" >>"$place/ssh.asked"
case "\$*" in
  *kill\ -INT*)
    sleep 1 # a far host
    [ ! -e "$place/ssh.fails" ] || { rm "$place/ssh.fails"; echo "ssh: lost" >&2; exit 255; }
    [ ! -e "$place/ssh.is.gone" ] || { echo "ssh: connect to host box: gone" >&2; exit 255; }
    ;;
esac
exec $(command -v ssh) -F "$place/ssh_config" "\$@"
SSH

cat >"$place/remote/dtrace" <<'DTRACE'
#!/bin/sh
# A stand-in for dtrace: prints a row each tenth of a second, and what it has counted when it ends.
here=$(dirname "$0")
echo "$*" >"$here/arguments"
cat "$2" >"$here/program"
echo $$ >"$here/pid"
end() {
  printf '\n  counted                                           %17d\n\n# lxtriage end: 2 1970 Jan  1 00:00:00\n' "$rows"
  exit 0
}
rows=0
trap 'echo "^" >"$here/interrupted"; end' INT
echo '# lxtriage start: 1 1970 Jan  1 00:00:00'
printf '   PID                 NAME CALL\n'
echo 'dtrace: 7 drops on CPU 0' >&2
printf '     1           caf\351\377 byte prctl option 23\\0\n'
until=$(sed -n 's/^profile:::tick-\([0-9]*\)s$/\1/p' "$here/program")
while [ -z "$until" ] || [ "$rows" -lt $((until * 10)) ]; do
  printf '%6d %20s prctl option 23\\0\n' $$ 'tmux: server'
  rows=$((rows + 1))
  sleep 0.1
done
end
DTRACE
chmod +x "$place/bin/ssh" "$place/remote/dtrace"
PATH=$place/bin:$PATH
export PATH

# --- what is tried ----------------------------------------------------------------------------------------------------

./lxtriage script --list >/dev/null

echo "a capture of two seconds ends by itself"
./lxtriage capture lxunsup --host "$user@box" --duration 2s --zone web01 -o "$place/timed.log" 2>"$place/err" || fail "it failed"
[ "$(cat "$place/remote/arguments")" = "-s /dev/stdin" ] || fail "dtrace got other arguments"
./lxtriage script lxunsup --duration 2s --zone web01 --heading | cmp - "$place/remote/program" || fail "another program ran"
[ "$(grep -c 'tmux: server' "$place/timed.log")" = 20 ] || fail "rows are missing"
[ "$(head -n 1 "$place/timed.log")" = Welcome ] || fail "the greeting is missing"
grep -q '^dtrace: 7 drops on CPU 0$' "$place/timed.log" || fail "standard error is missing"
grep -q 'counted  *20$' "$place/timed.log" || fail "the aggregation is missing"
! grep -q 'lxtriage-pid' "$place/timed.log" || fail "the process id is in the capture"
LC_ALL=C grep -q "$(printf 'caf\351\377 byte')" "$place/timed.log" || fail "bytes were changed"
# After one second: its rows but for what a busy machine delays, and the drops that were said at once.
grep -qE '^lxtriage: 1 s, ([5-9]|1[0-9]) records, 7 drops$' "$place/err" || fail "no line after one second with its rows and drops"
grep -q 'raise --bufsize or --switchrate' "$place/err" || fail "no advice on drops"
[ ! -e "$place/remote/interrupted" ] || fail "it was interrupted"

echo "^C ends a capture, and what was counted is still printed"
env --default-signal=INT ./lxtriage capture lxunsup --host box -o "$place/stopped.log" 2>"$place/err" &
capture=$!
sleep 4
kill -INT "$capture"
wait "$capture" || fail "it ended with $?"
[ -e "$place/remote/interrupted" ] || fail "dtrace was not interrupted"
grep -q '^# lxtriage end' "$place/stopped.log" || fail "the end is missing"
grep -q '^  counted ' "$place/stopped.log" || fail "the aggregation is missing"
grep -q 'wrote .*stopped.log: [0-9]* records, 7 drops' "$place/err" || fail "no summary"
! kill -0 "$(cat "$place/remote/pid")" 2>/dev/null || fail "dtrace still runs"

echo "an impatient user loses nothing: neither a second ^C nor a lost connection keeps the first from dtrace"
: >"$place/ssh.fails"
rm "$place/remote/interrupted"
setsid env --default-signal=INT ./lxtriage capture lxunsup --host box -o "$place/hasty.log" 2>"$place/err" &
capture=$!
sleep 4
for _ in 1 2 3 4; do
  kill -INT "-$capture"
  sleep 0.2
done
wait "$capture" || fail "it ended with $?"
[ "$(cat "$place/remote/interrupted")" = "^" ] || fail "dtrace was not interrupted"
[ ! -e "$place/ssh.fails" ] || fail "no connection was lost"
grep -q '^  counted ' "$place/hasty.log" || fail "the aggregation is missing"
grep -q 'wrote .*hasty.log: [0-9]* records, 7 drops' "$place/err" || fail "no summary"

echo "where dtrace cannot be asked to end, the user is told so and keeps what was printed"
: >"$place/ssh.is.gone"
env --default-signal=INT ./lxtriage capture lxunsup --host box -o "$place/cut.log" 2>"$place/err" &
capture=$!
sleep 4
kill -INT "$capture"
code=0
wait "$capture" || code=$?
rm "$place/ssh.is.gone"
[ "$code" = 1 ] || fail "it ended with $code"
grep -q 'tmux: server' "$place/cut.log" || fail "rows are missing"
grep -q 'wrote .*cut.log: [0-9]* records, 7 drops' "$place/err" || fail "no summary"
grep -q "lxtriage: dtrace on box could not be asked to end, and may go on as process $(cat "$place/remote/pid"): ssh: connect to host box: gone" \
  "$place/err" || fail "not said"

echo "a host that is an option or a word of a shell is refused before ssh is asked"
: >"$place/ssh.asked"
for host in '-oProxyCommand=touch /tmp/x' '=-oProxyCommand=x' 'box;id' "box\$(id)" 'box id' 'a@b@c' "$(printf 'box\nid')" ''; do
  code=0
  ./lxtriage capture lxunsup "--host=$host" -o "$place/none.log" 2>"$place/err" || code=$?
  [ "$code" = 2 ] || fail "'$host' ended with $code"
done
[ ! -s "$place/ssh.asked" ] || fail "ssh was asked"
[ ! -e "$place/none.log" ] || fail "a file was made"

echo "a host that cannot be reached is said in one line"
code=0
./lxtriage capture lxunsup --host closed -o "$place/closed.log" 2>"$place/err" || code=$?
[ "$code" = 1 ] || fail "it ended with $code"
grep -q 'ssh to closed ended with 255: ssh: connect to host' "$place/err" || fail "no reason"
[ "$(grep -c 'connect to host' "$place/err")" = 1 ] || fail "the reason is said more than once"
[ ! -e "$place/closed.log" ] || fail "a file was made"

echo "an earlier capture outlives a start that fails"
cp "$place/timed.log" "$place/kept.log"
code=0
./lxtriage capture lxunsup --host closed -o "$place/kept.log" 2>"$place/err" || code=$?
[ "$code" = 1 ] || fail "it ended with $code"
cmp -s "$place/timed.log" "$place/kept.log" || fail "the earlier capture was touched"
mv "$place/remote/dtrace" "$place/remote/working"
cat >"$place/remote/dtrace" <<'DTRACE'
#!/bin/sh
# A stand-in for a dtrace that may not trace.
cat "$2" >/dev/null
echo 'dtrace: failed to initialize dtrace: DTrace requires additional privileges' >&2
exit 1
DTRACE
chmod +x "$place/remote/dtrace"
code=0
./lxtriage capture lxunsup --host box -o "$place/kept.log" 2>"$place/err" || code=$?
[ "$code" = 1 ] || fail "it ended with $code"
[ "$(cat "$place/err")" = "lxtriage: dtrace on box ended with 1: failed to initialize dtrace: DTrace requires additional privileges" ] ||
  fail "the failure is not said once"
cmp -s "$place/timed.log" "$place/kept.log" || fail "the earlier capture was touched"

echo "a host without dtrace is said"
rm "$place/remote/dtrace"
code=0
./lxtriage capture lxunsup --host box -o "$place/kept.log" 2>"$place/err" || code=$?
[ "$code" = 1 ] || fail "it ended with $code"
[ "$(cat "$place/err")" = "lxtriage: dtrace was not found on box: is it SmartOS or OmniOS?" ] || fail "not said, or not once"
cmp -s "$place/timed.log" "$place/kept.log" || fail "the earlier capture was touched"
mv "$place/remote/working" "$place/remote/dtrace"

echo "a minus sign is standard output"
./lxtriage capture lxunsup --host box --duration 1s -o - >"$place/out" 2>"$place/err" || fail "it failed"
[ "$(grep -c 'tmux: server' "$place/out")" = 10 ] || fail "rows are missing"
grep -q 'wrote standard output: ' "$place/err" || fail "no summary"

set -- "$place"/.*.unfinished
[ ! -e "$1" ] || fail "an unfinished file is left"

echo "capture-over-ssh: all well"
