# decrypt | encrypt to somebody else, the name of the file given to the second.
. "$BLACKBOX/lib.sh"

printf 'user: app\npassword: hunter2\n' >plain.yaml
sops --encrypt --age "$A" plain.yaml >f.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A sops --decrypt f.yaml |
  sops --encrypt --age "$B" --filename-override f.yaml /dev/stdin >g.yaml
contains g.yaml 'password: ENC['
SOPS_AGE_KEY_FILE=$AGE_KEY_B sops --decrypt g.yaml | cmp - plain.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A status 128 sops --decrypt g.yaml
