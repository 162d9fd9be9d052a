# A dotenv file that is sourced, or given to a program as its environment.
. "$BLACKBOX/lib.sh"

printf '# service\nUSER_NAME=app\nPASSWORD=hunter 2\n' >.env
cp .env plain
sops -e -i --age "$A" .env
contains .env '#ENC['
lacks .env hunter
export SOPS_AGE_KEY_FILE=$AGE_KEY_A
sops -d .env | cmp - plain
expect 'app hunter 2' sops exec-env .env 'echo $USER_NAME $PASSWORD'
expect 'PASSWORD=hunter 2' sh -c "sops exec-file --no-fifo .env 'grep PASSWORD {}'"
