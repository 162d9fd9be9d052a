# git diff shows the plaintext: `diff.sopsdiffer.textconv` is `sops decrypt` (older articles: -d).
. "$BLACKBOX/lib.sh"

export SOPS_AGE_KEY_FILE=$AGE_KEY_A
git init -q .
git config user.name tester
git config user.email tester@example.org
for textconv in 'sops decrypt' 'sops -d'; do
  git config diff.sopsdiffer.textconv "$textconv"
  echo '*.enc.yaml diff=sopsdiffer' >.gitattributes
  printf 'a: one\nb: two\n' >f.enc.yaml
  sops encrypt -i --age "$A" f.enc.yaml
  git add .
  git commit -q -m one
  sops set f.enc.yaml '["b"]' '"three"'
  git diff >diff
  contains diff '-b: two'
  contains diff '+b: three'
  lacks diff 'ENC['
done
