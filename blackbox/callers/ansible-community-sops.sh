# community.sops asks for the version, puts --config before the sub-command, and uses standard input.
. "$BLACKBOX/lib.sh"

version=$(sops --version --disable-version-check)
case $version in 'sops '[0-9]*.[0-9]*.[0-9]*) ;; *) fail "$version" ;; esac
[ "$(printf '%s\n' "$version" | wc -l)" = 1 ] || fail "$version"

mkdir conf
printf 'creation_rules:\n    - age: %s\n' "$A" >conf/rules.yaml
printf '{"password": "hunter2"}' |
  sops --config conf/rules.yaml encrypt --input-type json --output-type yaml --filename-override x.yaml >f.yaml
contains f.yaml 'password: ENC['
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
expect '{"encrypted":true}' sops --config conf/rules.yaml filestatus f.yaml
expect '{
	"password": "hunter2"
}' sops --config conf/rules.yaml decrypt --output-type json f.yaml
[ "$(sops decrypt --input-type yaml --output-type yaml <f.yaml)" = 'password: hunter2' ] || fail stdin
[ "$(sops --decrypt --input-type yaml --output-type json /dev/stdin <f.yaml | tr -d '\n\t ')" = '{"password":"hunter2"}' ] || fail /dev/stdin
