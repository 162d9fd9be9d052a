"""python pyrage-files.py encrypt RECIPIENT | decrypt KEY_FILE | protect PASSPHRASE

Reads standard input and writes standard output; encrypted files are armored.
"""

import sys

import pyrage

verb, key = sys.argv[1:]
data = sys.stdin.buffer.read()

if verb == "encrypt":
    kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
    out = pyrage.encrypt(data, [kind.Recipient.from_str(key)], armored=True)
elif verb == "protect":
    out = pyrage.passphrase.encrypt(data, key, armored=True)
else:
    text = open(key, "rb").read()
    if text.startswith(b"AGE-"):
        identity = pyrage.x25519.Identity.from_str(text.decode().strip())
    else:
        identity = pyrage.ssh.Identity.from_buffer(text)
    out = pyrage.decrypt(data, [identity])

sys.stdout.buffer.write(out)
