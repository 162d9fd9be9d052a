# .envrc evaluates what exec-env exports, or reads a dotenv file.
. "$BLACKBOX/lib.sh"

printf 'DATABASE_URL: postgres://app:hunter2@db/app\nTOKEN: "a b"\n' >secrets.yaml
sops encrypt -i --age "$A" secrets.yaml
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
expect 'postgres://app:hunter2@db/app a b' sops exec-env secrets.yaml 'echo "$DATABASE_URL $TOKEN"'
expect 'TOKEN=a b' sops exec-env --pristine secrets.yaml 'env | grep TOKEN'
eval "$(sops decrypt --output-type dotenv secrets.yaml | sed "s/=\(.*\)/='\1'/")"
[ "$TOKEN" = 'a b' ] || fail "$TOKEN"
status 3 sops exec-env secrets.yaml 'exit 3'
