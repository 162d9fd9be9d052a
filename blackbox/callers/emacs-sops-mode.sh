# The buffer goes through standard input, its name through --filename-override.
. "$BLACKBOX/lib.sh"

printf 'creation_rules:\n    - path_regex: secret\\.yaml$\n      age: %s\n' "$A" >.sops.yaml
echo 'password: hunter2' | sops --filename-override secret.yaml --encrypt /dev/stdin >secret.yaml
contains secret.yaml 'password: ENC['
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
expect '{"encrypted":true}' sops filestatus secret.yaml
[ "$(sops --filename-override secret.yaml --decrypt /dev/stdin <secret.yaml)" = 'password: hunter2' ] || fail decrypt
expect 'password: hunter2' sops --decrypt secret.yaml
