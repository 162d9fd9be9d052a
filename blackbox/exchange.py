#!/usr/bin/env python3
"""Files go from sops4j to a real SOPS and back, for every kind of key and for key groups.

usage: blackbox/exchange.py --sops PATH --reference PATH [--filter TEXT]

For each kind of key that the reference knows, and for key groups of one and of several kinds, each
program encrypts a document and the other decrypts it: with as many groups as are needed, and not
with one fewer. Needs gpg. Last line "N passed, N failed".
"""
import argparse
import json
import os
import subprocess
import sys

from sandbox import KEYS, run_all

with open(KEYS + "/recipients.json") as f:
    RECIPIENTS = json.load(f)
PLAIN = "password: hunter2\nports:\n    - 1\n    - 2\n"
PROGRAMS = {}


def key(s, name):
    """Puts a private key where both programs find it."""
    if name.startswith("age"):
        with open(os.path.join(KEYS, name + ".txt")) as f:
            s.env["SOPS_AGE_KEY"] = s.env.get("SOPS_AGE_KEY", "") + f.read()
    elif name.startswith("ssh"):
        folder = os.path.join(s.home, ".ssh")
        os.makedirs(folder, 0o700, exist_ok=True)
        with open(os.path.join(KEYS, name)) as f, open(os.path.join(folder, "id_" + name[4:]), "w") as g:
            g.write(f.read())
    elif "GNUPGHOME" not in s.env:
        s.gnupg(name)
    else:
        subprocess.run(["gpg", "--batch", "--quiet", "--import", os.path.join(KEYS, name + ".sec.asc")],
                       env=s.env, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def rule(groups, threshold):
    """A configuration with these key groups."""
    lines = ["creation_rules:", "    - shamir_threshold: %d" % threshold, "      key_groups:"]
    for group in groups:
        dash = "-"
        for kind in ("age", "pgp"):
            members = [RECIPIENTS[name] for name in group if name.startswith("pgp") == (kind == "pgp")]
            if members:
                lines.append("          %s %s:" % (dash, kind))
                lines += ["                - %s" % member for member in members]
                dash = " "
    return "\n".join(lines) + "\n"


def exchange(groups, threshold, held, opens):
    """A test: both directions, with the private keys that are held."""
    def test(s):
        del s.env["SOPS_AGE_KEY_FILE"]
        public = sorted({name for group in groups for name in group if name.startswith("pgp")} - set(held))
        if public:
            s.gnupg(*[name for name in held if name.startswith("pgp")], public=public)
        for name in held:
            if not (public and name.startswith("pgp")):
                key(s, name)
        s.write(".sops.yaml", rule(groups, threshold))
        s.write("f.yaml", PLAIN)
        for writer, reader in (("ours", "theirs"), ("theirs", "ours")):
            s.program = PROGRAMS[writer]
            s.write("g.yaml", s.ok("encrypt", "f.yaml"))
            s.program = PROGRAMS[reader]
            if opens:
                assert s.ok("decrypt", "g.yaml") == PLAIN
            else:
                s.fails(128, "decrypt", "g.yaml")
    return test


KINDS = ["age-a", "ssh-ed25519", "ssh-rsa", "pgp-rsa", "pgp-curve"]
FIVE = [["age-a"], ["age-b"], ["ssh-ed25519"], ["pgp-rsa"], ["pgp-curve", "age-c"]]
TESTS = [("1-of-1 " + kind, exchange([[kind]], 0, [kind], True)) for kind in KINDS]
TESTS += [("one group, the second key: " + kind, exchange([["age-d", kind]], 0, [kind], True)) for kind in KINDS]
TESTS += [
    ("one group, neither key", exchange([["age-a", "pgp-rsa"]], 0, ["age-b"], False)),
    ("2-of-2", exchange([["age-a"], ["pgp-rsa"]], 2, ["age-a", "pgp-rsa"], True)),
    ("2-of-2, one missing", exchange([["age-a"], ["pgp-rsa"]], 2, ["pgp-rsa"], False)),
    ("2-of-3", exchange([["age-a"], ["ssh-rsa"], ["pgp-curve"]], 2, ["ssh-rsa", "pgp-curve"], True)),
    ("2-of-3, two missing", exchange([["age-a"], ["ssh-rsa"], ["pgp-curve"]], 2, ["ssh-rsa"], False)),
    ("3-of-5", exchange(FIVE, 3, ["age-b", "ssh-ed25519", "pgp-rsa"], True)),
    ("3-of-5 by the second key of a group", exchange(FIVE, 3, ["age-a", "age-c", "pgp-rsa"], True)),
    ("3-of-5, three missing", exchange(FIVE, 3, ["age-a", "pgp-rsa"], False)),
]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--reference", required=True)
    ap.add_argument("--filter", default="")
    args = ap.parse_args()
    PROGRAMS.update(ours=os.path.abspath(args.sops), theirs=os.path.abspath(args.reference))
    return run_all(TESTS, args.sops, args.filter)


if __name__ == "__main__":
    sys.exit(main())
