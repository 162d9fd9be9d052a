# A file readable by the old key gets the new one beside it, then loses the old one.
. "$BLACKBOX/lib.sh"

echo 'password: hunter2' >f.yaml
sops --encrypt --age "$A" --in-place f.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A sops --rotate --add-age "$B" --in-place f.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A expect 'password: hunter2' sops -d f.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_B expect 'password: hunter2' sops -d f.yaml

SOPS_AGE_KEY_FILE=$AGE_KEY_B sops rotate --in-place --rm-age "$A" f.yaml
lacks f.yaml "$A"
SOPS_AGE_KEY_FILE=$AGE_KEY_B expect 'password: hunter2' sops -d f.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A status 128 sops -d f.yaml

# The same by the configuration.
printf 'creation_rules:\n    - age: %s,%s\n' "$A" "$B" >.sops.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_B sops updatekeys --yes f.yaml >changes
contains changes "+++ $A"
SOPS_AGE_KEY_FILE=$AGE_KEY_A expect 'password: hunter2' sops -d f.yaml
