# A file whose clear values, or the order of whose keys, were changed in an editor after encryption.
. "$BLACKBOX/lib.sh"

printf 'a: one\nb: two\nnote_unencrypted: fine\n' >f.yaml
sops --encrypt --age "$A" --in-place f.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
cp f.yaml sound.yaml

sed -i 's/^note_unencrypted: fine/note_unencrypted: forged/' f.yaml
status 51 sops --decrypt f.yaml
[ -z "$out" ] || fail "a file with a wrong MAC was printed: $out"
case $err in 'MAC mismatch. File has '*) ;; *) fail "$err" ;; esac
sops --decrypt --ignore-mac f.yaml >plain
contains plain 'note_unencrypted: forged'

# The way back: decrypt in spite of it, look, encrypt anew.
sops --decrypt --ignore-mac --in-place f.yaml
sops --encrypt --age "$A" --in-place f.yaml
sops --decrypt f.yaml >plain
contains plain 'note_unencrypted: forged'

# A value moved under another key is refused too.
sed 's/^a: /x: /' sound.yaml >moved.yaml
status 25 sops --decrypt moved.yaml
[ -z "$out" ] || fail "a moved value was printed: $out"

# What is not encrypted at all is no file of ours.
echo 'a: one' >plain.yaml
status 1 sops --decrypt plain.yaml
case $err in 'sops metadata not found'*) ;; *) fail "$err" ;; esac
