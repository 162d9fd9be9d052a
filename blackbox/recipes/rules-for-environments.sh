# A .sops.yaml with rules for production and staging, two people in one group, and a default.
. "$BLACKBOX/lib.sh"

cat >.sops.yaml <<Y
creation_rules:
    - path_regex: production/.*\.yaml$
      key_groups:
          - age:
                - $A
                - $B
    - path_regex: staging/.*\.yaml$
      age: $B
    - age: $A
Y
mkdir production staging other
for folder in production staging other; do
  echo "password: in $folder" >$folder/app.yaml
  sops --encrypt --in-place $folder/app.yaml
  lacks $folder/app.yaml "in $folder"
done

contains production/app.yaml "$A"
contains production/app.yaml "$B"
lacks staging/app.yaml "$A"
contains staging/app.yaml "$B"
contains other/app.yaml "$A"
lacks other/app.yaml "$B"

SOPS_AGE_KEY_FILE=$AGE_KEY_A expect 'password: in production' sops -d production/app.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_B expect 'password: in production' sops -d production/app.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_B expect 'password: in staging' sops -d staging/app.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A status 128 sops -d staging/app.yaml
SOPS_AGE_KEY_FILE=$AGE_KEY_A expect 'password: in other' sops -d other/app.yaml
