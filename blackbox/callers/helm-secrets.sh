# helm-secrets calls sops like this for `helm secrets decrypt`, `encrypt`, `view` and status checks.
. "$BLACKBOX/lib.sh"

printf 'image:\n    tag: v1\n    password: hunter2\n' >values.yaml
cp values.yaml plain.yaml
printf 'creation_rules:\n    - age: %s\n' "$A" >.sops.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A

sops --encrypt --input-type yaml --output-type yaml values.yaml >secrets.yaml
expect '{"encrypted":true}' sops filestatus secrets.yaml
expect '{"encrypted":false}' sops filestatus values.yaml
sops --decrypt --input-type yaml --output-type yaml secrets.yaml | cmp - plain.yaml
sops --decrypt --input-type yaml --output-type yaml --output out.yaml secrets.yaml
cmp out.yaml plain.yaml
sops --encrypt --input-type yaml --output-type yaml -i values.yaml
lacks values.yaml hunter2
sops --decrypt --input-type yaml --output-type yaml -i values.yaml
cmp values.yaml plain.yaml
status 1 sops --decrypt --input-type yaml --output-type yaml plain.yaml
case $err in 'sops metadata not found'*) ;; *) fail "$err" ;; esac
