# The key of a cluster is saved by `kubectl get secret … | sops --encrypt --age … /dev/stdin`, and
# brought back when the cluster is lost. The file is named .yaml and holds a binary envelope.
. "$BLACKBOX/lib.sh"

kubectl() {
  cat <<'Y'
apiVersion: v1
data:
  tls.key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t
kind: Secret
metadata:
  name: sealed-secrets-key
Y
}

kubectl get secret | sops --encrypt --age "$A" /dev/stdin >k.enc.yaml
lacks k.enc.yaml LS0tLS1
contains k.enc.yaml '"data": "ENC[AES256_GCM,data:'

export SOPS_AGE_KEY_FILE=$AGE_KEY_A
kubectl >wanted
sops --decrypt --input-type binary --output-type binary k.enc.yaml | cmp - wanted
sops --decrypt /dev/stdin <k.enc.yaml | cmp - wanted
