# What the scripts in recipes/ and callers/ share; each runs in an empty folder with `sops` on PATH,
# a home of its own and the keys of the golden vectors in $KEYS.
set -eu

A=$(sed -n 's/^# public key: //p' "$KEYS/age-a.txt")
B=$(sed -n 's/^# public key: //p' "$KEYS/age-b.txt")
AGE_KEY_A=$KEYS/age-a.txt
AGE_KEY_B=$KEYS/age-b.txt

fail() {
  echo "$*" >&2
  exit 1
}

# expect TEXT COMMAND...: the command prints exactly this and succeeds.
expect() {
  wanted=$1
  shift
  got=$("$@") || fail "exit $? of: $*"
  [ "$got" = "$wanted" ] || fail "$* printed: $got
wanted: $wanted"
}

# status N COMMAND...: the command ends with this status; its output is in $out and $err.
status() {
  wanted=$1
  shift
  code=0
  "$@" >.stdout 2>.stderr </dev/null || code=$?
  out=$(cat .stdout)
  err=$(cat .stderr)
  [ "$code" = "$wanted" ] || fail "exit $code instead of $wanted of: $*
$err"
}

# contains FILE TEXT and lacks FILE TEXT
contains() {
  grep -qF -- "$2" "$1" || fail "$1 lacks: $2
$(cat "$1")"
}
lacks() {
  ! grep -qF -- "$2" "$1" || fail "$1 has: $2
$(cat "$1")"
}
