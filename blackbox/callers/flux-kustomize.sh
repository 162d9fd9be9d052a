# Flux decrypts manifests, and the dotenv and binary files of secret generators, some stored under
# other names than their content has.
. "$BLACKBOX/lib.sh"

export SOPS_AGE_KEY_FILE=$AGE_KEY_A
printf 'KEY=value\nOTHER=two words\n' >plain.env
sops --encrypt --age "$A" --input-type=dotenv --output-type=dotenv plain.env >generator
sops --decrypt --input-type=dotenv --output-type=dotenv generator | cmp - plain.env

printf '\000\001\377binary' >blob
sops --encrypt --age "$A" blob >blob.enc
sops --decrypt blob.enc | cmp - blob
sops --decrypt --input-type=binary --output-type=binary blob.enc | cmp - blob

printf 'kind: Secret\ndata:\n    k: djE=\n---\nkind: Secret\ndata:\n    k: djI=\n' >two.yaml
sops --encrypt --age "$A" --encrypted-regex '^(data|stringData)$' --in-place two.yaml
contains two.yaml 'kind: Secret'
lacks two.yaml djE=
lacks two.yaml djI=
sops --decrypt two.yaml >plain
contains plain djI=
