# The extension decrypts to its own temporary file and encrypts it back under the original name.
. "$BLACKBOX/lib.sh"

mkdir -p project/secrets
cd project
printf 'creation_rules:\n    - path_regex: ^secrets/\n      age: %s\n' "$A" >.sops.yaml
echo 'password: hunter2' >secrets/app.yaml
sops --encrypt --in-place secrets/app.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A

sops --decrypt secrets/app.yaml >/dev/null
sops --output-type yaml --input-type yaml -d secrets/app.yaml >secrets/.decrypted~app.yaml
echo 'added: more' >>secrets/.decrypted~app.yaml

# Saved by the way of an editor command that replaces the content.
EDITOR="cp $PWD/secrets/.decrypted~app.yaml" sops secrets/app.yaml
expect 'password: hunter2
added: more' sops -d secrets/app.yaml
