#!/usr/bin/env python3
"""No private key, passphrase or data key leaves the program.

usage: blackbox/leaks.py --sops PATH [--filter TEXT]

Runs commands that succeed and commands that fail with every kind of key, and looks for each secret
in all that others can see: standard output and error, the terminal, files left or seen by a child in
the temporary folder, and the arguments and variables of child processes. Each secret is looked for
raw, in hexadecimal, in Base64 and wrapped over lines. The data key of each file is what `age` or
`gpg` gets out of it. Needs age and gpg. Last line "N passed, N failed".
"""
import argparse
import base64
import json
import os
import pty
import re
import select
import subprocess
import sys
import time

from sandbox import A, KEYS, Result, run_all

PASSPHRASE = "vector-passphrase"
with open(KEYS + "/recipients.json") as f:
    RECIPIENTS = json.load(f)


def read(name, mode="r"):
    with open(os.path.join(KEYS, name), mode) as f:
        return f.read()


def bech32_data(text):
    """The bytes of an age identity."""
    letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    digits = [letters.index(c) for c in text.lower().rsplit("1", 1)[1][:-6]]
    bits = "".join("{:05b}".format(d) for d in digits)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - len(bits) % 8, 8))


def secrets():
    """Name and bytes of all that must stay inside."""
    found = [("passphrase", PASSPHRASE.encode())]
    for name in ("age-a", "age-b", "age-c", "age-d", "age-pq"):
        for text in re.findall(r"AGE-SECRET-KEY-\S+", read(name + ".txt")):
            found.append((name + " identity", text.encode()))
            found.append((name + " identity", bech32_data(text)))
    for name in ("ssh-ed25519", "ssh-rsa", "ssh-ed25519-pass"):
        body = "".join(read(name).splitlines()[1:-1])
        found.append((name, base64.b64decode(body)[-200:-120]))
    return found


def forms(secret):
    """The secret as it might be printed."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for shift in range(3):  # at each place in a longer text
        text = base64.b64encode(b"\0" * shift + secret).decode().rstrip("=")
        core = text[4 if shift else 0:len(text) - len(text) % 4]
        yield core.encode()
        yield core.replace("+", "-").replace("/", "_").encode()


def check(where, data, found):
    squeezed = re.sub(rb"[\s|]+", b"", data)
    for name, secret in found:
        for form in forms(secret):
            if len(form) >= 16 and (form in data or form in squeezed):
                raise AssertionError("%s shows the %s" % (where, name))


class Watch:
    """Stands between the program and its children, and keeps what each of them was given."""

    def __init__(self, s):
        self.s = s
        self.log = os.path.join(s.home, "children")
        self.bin = os.path.join(s.home, "bin")
        os.mkdir(self.bin)
        s.env["PATH"] = self.bin + os.pathsep + s.env["PATH"]
        for name in ("gpg", "stty", "sh", "mkfifo", "vi", "tty"):
            real = subprocess.run(["which", name], stdout=subprocess.PIPE).stdout.decode().strip()
            if real:
                self.wrap(name, 'exec %s "$@"' % real)

    def wrap(self, name, then):
        with open(os.path.join(self.bin, name), "w") as f:
            f.write("#!/bin/bash\n{ printf '%%s\\n' \"$0\" \"$@\"; env; find %s -type f -exec cat {} +; } >>%s 2>&1\n%s\n"
                    % (self.s.tmp, self.log, then))
        os.chmod(os.path.join(self.bin, name), 0o755)

    def seen(self):
        if not os.path.exists(self.log):
            return b""
        with open(self.log, "rb") as f:
            return f.read()


def run(s, watch, found, *args, stdin=b"", status=None):
    """Runs the program and looks for secrets in all that it did."""
    result = s.sops(*args, stdin=stdin)
    assert status is None or result.status == status, "%s: exit %d: %s" % (args, result.status, result.stderr)
    look(s, watch, found, result, " ".join(args))
    return result


def look(s, watch, found, result, what):
    check("stdout of " + what, result.stdout.encode("utf-8", "surrogateescape"), found)
    check("stderr of " + what, result.stderr.encode("utf-8", "surrogateescape"), found)
    check("a child of " + what, watch.seen(), found)
    for root, _, names in os.walk(s.tmp):
        assert not names, "%s left %s" % (what, names)
    for name in os.listdir(s.work):
        if os.path.isfile(s.path(name)):
            check("%s after %s" % (name, what), s.read(name), found)


def at_terminal(s, args, answers):
    """Runs the program with a terminal of its own and types an answer at each question."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(s.work)
        os.execve(s.program, [s.program] + args, {**s.env, "TERM": "xterm"})
    shown = b""
    deadline = time.monotonic() + 60
    answers = list(answers)
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                data = os.read(terminal, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
            if answers and re.search(rb"passphrase.*: ?$", shown.lower()):
                time.sleep(0.1)
                os.write(terminal, answers.pop(0).encode() + b"\n")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return Result(os.waitstatus_to_exitcode(status), shown, b"")


def data_key(identity, text):
    """What age gets out of the first entry of a file."""
    armor = re.search(r"-----BEGIN AGE.*?-----END AGE ENCRYPTED FILE-----", text, re.S).group(0)
    armor = "\n".join(line.strip() for line in armor.replace("\\n", "\n").splitlines()) + "\n"
    return subprocess.run(["age", "-d", "-i", identity], input=armor.encode(), check=True, stdout=subprocess.PIPE).stdout


def every_command(s, recipient, identity, extra=()):
    """Commands that succeed and commands that fail, with one kind of key."""
    watch, found = Watch(s), secrets() + list(extra)
    s.write("f.yaml", "a: one\nb: {c: two, d: [1, 2]}\n")
    run(s, watch, found, "encrypt", "-i", *recipient, "f.yaml", status=0)
    if identity:
        key = data_key(identity, s.text("f.yaml"))
        assert len(key) == 32
        found.append(("data key", key))
    good = s.read("f.yaml")
    run(s, watch, found, "decrypt", "f.yaml", status=0)
    run(s, watch, found, "-d", "--verbose", "f.yaml", status=0)
    run(s, watch, found, "decrypt", "--output-type", "json", "--extract", '["b"]', "f.yaml", status=0)
    run(s, watch, found, "set", "f.yaml", '["n"]', '"x"', status=0)
    run(s, watch, found, "unset", "f.yaml", '["n"]', status=0)
    watch.wrap("editor", 'echo "e: more" >>"$1"')
    s.env["EDITOR"] = "editor"
    run(s, watch, found, "edit", "f.yaml", status=0)
    watch.wrap("editor", 'echo "e: [" >"$1"')
    run(s, watch, found, "edit", "f.yaml")
    run(s, watch, found, "exec-env", "f.yaml", "env; exit 3")
    s.write("g.json", '{"a": "b"}')
    run(s, watch, found, "encrypt", "-i", *recipient, "g.json", status=0)
    for how in ([], ["--no-fifo"]):
        run(s, watch, found, "exec-file", *how, "g.json", "cat {}; env", status=0)
    s.write(".sops.yaml", "creation_rules:\n    - age: %s\n" % A)
    run(s, watch, found, "updatekeys", "-y", "f.yaml", status=0)
    run(s, watch, found, "rotate", "-i", "f.yaml")
    run(s, watch, found, "groups", "add", "--file", "f.yaml", "--age", A)
    run(s, watch, found, "filestatus", "f.yaml", status=0)
    s.write("f.yaml", good.replace(b"data:", b"data:A", 1))
    run(s, watch, found, "decrypt", "f.yaml", status=25)
    s.write("f.yaml", re.sub(rb"mac: ENC\[AES256_GCM,data:.", b"mac: ENC[AES256_GCM,data:+", good))
    run(s, watch, found, "decrypt", "f.yaml")
    s.write("f.yaml", good)
    s.env["SOPS_DEBUG"] = "1"
    s.env["HOME"] = s.path("nowhere")
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(KEYS, "age-d.txt")
    s.env["GNUPGHOME"] = s.path("nowhere")
    s.env.pop("SOPS_AGE_SSH_PRIVATE_KEY_FILE", None)
    run(s, watch, found, "decrypt", "f.yaml", status=128)


def x25519(s):
    every_command(s, ["--age", A], os.path.join(KEYS, "age-a.txt"))


def hybrid(s):
    with open(s.path("key"), "w") as f:
        f.write(read("age-pq.txt") + read("age-a.txt"))
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(s.home, "key")
    os.rename(s.path("key"), s.env["SOPS_AGE_KEY_FILE"])
    every_command(s, ["--age", RECIPIENTS["age-pq"]], None)


def ssh(name):
    def test(s):
        s.env["SOPS_AGE_SSH_PRIVATE_KEY_FILE"] = os.path.join(KEYS, name)
        every_command(s, ["--age", RECIPIENTS[name]], os.path.join(KEYS, name))
    test.__name__ = name.replace("-", "_")
    return test


def pgp(s):
    s.gnupg("pgp-rsa")
    exported = subprocess.run(["gpg", "--export-secret-keys"], env=s.env, stdout=subprocess.PIPE, check=True).stdout
    every_command(s, ["--pgp", RECIPIENTS["pgp-rsa"]], None, [("pgp-rsa", exported[700:764])])


def malformed_identities(s):
    watch, found = Watch(s), secrets()
    s.write("f.yaml", "a: one\n")
    run(s, watch, found, "encrypt", "-i", "--age", RECIPIENTS["age-b"], "f.yaml", status=0)
    identity = re.search(r"AGE-SECRET-KEY-\S+", read("age-a.txt")).group(0)
    for text in (identity[:-1], identity + "q", " " + identity, identity.lower(), identity + " # note", "x" + identity,
                 identity[:20] + "b" + identity[21:], read("ssh-ed25519")):
        path = os.path.join(s.home, "bad")
        with open(path, "w") as f:
            f.write(text + "\n")
        found.append(("malformed identity", text.strip().encode()[4:60]))
        s.env["SOPS_AGE_KEY_FILE"] = path
        run(s, watch, found, "decrypt", "f.yaml", status=128)


def passphrase_of_an_identity_file(s):
    watch, found = Watch(s), secrets()
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(KEYS, "age-c-scrypt.age")
    s.env["GPG_AGENT_INFO"] = ""
    s.write("f.yaml", "a: one\n")
    run(s, watch, found, "encrypt", "-i", "--age", RECIPIENTS["age-c"], "f.yaml", status=0)
    good = at_terminal(s, ["decrypt", "f.yaml"], [PASSPHRASE])
    assert good.status == 0 and "a: one" in good.stdout, good.stdout
    look(s, watch, found, good, "decrypt at a terminal")
    bad = at_terminal(s, ["decrypt", "f.yaml"], ["not the " + PASSPHRASE])
    assert bad.status == 128, bad.stdout
    look(s, watch, found, bad, "decrypt with a wrong passphrase")


def passphrase_of_an_ssh_key(s):
    watch, found = Watch(s), secrets()
    s.env["SOPS_AGE_SSH_PRIVATE_KEY_FILE"] = os.path.join(KEYS, "ssh-ed25519-pass")
    s.write("f.yaml", "a: one\n")
    with open(os.path.join(KEYS, "ssh-ed25519-pass.pub")) as f:
        recipient = f.read().strip()
    run(s, watch, found, "encrypt", "-i", "--age", recipient, "f.yaml", status=0)
    good = at_terminal(s, ["decrypt", "f.yaml"], [PASSPHRASE])
    assert good.status == 0 and "a: one" in good.stdout, good.stdout
    look(s, watch, found, good, "decrypt at a terminal")


def new_identity(s):
    watch = Watch(s)
    for how in ([], ["--pq"]):
        path = os.path.join(s.home, "new%d" % len(how))
        result = s.sops("keygen", *how, "-o", path)
        assert result.status == 0, result.stderr
        with open(path) as f:
            identity = re.search(r"AGE-SECRET-KEY-\S+", f.read()).group(0)
        assert os.stat(path).st_mode & 0o777 == 0o600
        found = [("new identity", identity.encode()), ("new identity", bech32_data(identity))]
        look(s, watch, found, result, "keygen")
        look(s, watch, found, s.sops("keygen", "-y", path), "keygen -y")
        look(s, watch, found, s.sops("keygen", "-o", path), "keygen onto a file")


TESTS = [x25519, hybrid, ssh("ssh-ed25519"), ssh("ssh-rsa"), pgp, malformed_identities,
         passphrase_of_an_identity_file, passphrase_of_an_ssh_key, new_identity]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--filter", default="")
    args = ap.parse_args()
    return run_all([(test.__name__, test) for test in TESTS], args.sops, args.filter)


if __name__ == "__main__":
    sys.exit(main())
