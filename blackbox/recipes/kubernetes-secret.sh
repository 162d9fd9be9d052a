# Encrypt only some values of a Kubernetes Secret, in place.
. "$BLACKBOX/lib.sh"

cat >secret.yaml <<'Y'
apiVersion: v1
kind: Secret
metadata:
    name: app
    namespace: prod
type: Opaque
stringData:
    DB_PASSWORD: hunter2
    API_KEY: sk-12345
    LOG_LEVEL: debug
Y
cp secret.yaml original.yaml

sops --encrypt --age "$A" --encrypted-regex '^(DB_PASSWORD|API_KEY)$' --in-place secret.yaml
contains secret.yaml 'DB_PASSWORD: ENC[AES256_GCM,data:'
contains secret.yaml 'API_KEY: ENC[AES256_GCM,data:'
contains secret.yaml 'LOG_LEVEL: debug'
contains secret.yaml 'encrypted_regex: ^(DB_PASSWORD|API_KEY)$'
lacks secret.yaml hunter2
lacks secret.yaml sk-12345

export SOPS_AGE_KEY_FILE=$AGE_KEY_A
sops --decrypt secret.yaml | cmp - original.yaml
sops --decrypt --in-place secret.yaml
cmp secret.yaml original.yaml
