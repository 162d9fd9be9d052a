# sops -d a | sops -e --filename-override b --input-type json --output-type yaml /dev/stdin
. "$BLACKBOX/lib.sh"

printf 'creation_rules:\n    - age: %s\n' "$A" >.sops.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
printf '{"a": {"b": "hunter2"}, "n": 1}' >plain.json
sops -e plain.json >a.json
sops -d a.json | sops -e --filename-override b --input-type json --output-type yaml /dev/stdin >b.yaml
contains b.yaml 'b: ENC['
expect 'a:
    b: hunter2
"n": 1' sops -d b.yaml
