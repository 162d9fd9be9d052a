# Scripts take single values, and change them.
. "$BLACKBOX/lib.sh"

printf 'db:\n    password: hunter2\n    ports:\n        - 5432\n        - 5433\n' >f.yaml
sops -e -i --age "$A" f.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
expect hunter2 sops -d --extract '["db"]["password"]' f.yaml
expect 5433 sops decrypt --extract '["db"]["ports"][1]' f.yaml

before=$(grep password: f.yaml)
sops set f.yaml '["db"]["ports"][1]' '"5434"'
expect 5434 sops decrypt --extract '["db"]["ports"][1]' f.yaml
[ "$before" = "$(grep password: f.yaml)" ] || fail 'an unchanged value was encrypted anew'

sops --set '["db"]["password"] "s3cret"' f.yaml
expect s3cret sops -d --extract '["db"]["password"]' f.yaml
sops unset f.yaml '["db"]["ports"]'
expect 'db:
    password: s3cret' sops -d f.yaml
