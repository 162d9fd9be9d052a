#!/usr/bin/env python3
"""A team's key rotation from end to end, and what is left when it is killed on the way.

usage: blackbox/keyrotation.py --sops PATH --reference PATH [--seed N] [--kills N] [--filter TEXT]

The reference is a real SOPS, which has to open every file with the keys that are left, and no file
with those that went. Runs are killed (SIGKILL) at random points: after some time, or after
some files. One line per failure, last line "N passed, N failed".
"""
import argparse
import os
import random
import re
import subprocess
import sys
import time

from sandbox import KEYS, public, run_all

FILES = 40
OLD, NEW, BOB = "age-a", "age-b", "age-c"
PLAIN = "# who: {0}\nuser: user-{0} # inline\npassword: secret number {0}\nlist:\n    - {0}\n    - b{0}\n"
OPTIONS = None


def names():
    return ["%s/f%02d.enc.yaml" % ("prod" if i % 2 else "dev", i) for i in range(FILES)]


def rules(s, *keys):
    items = "".join("          - %s # %s\n" % (public(key), key) for key in keys)
    s.write(".sops.yaml", "creation_rules:\n  - path_regex: \\.enc\\.yaml$\n    key_groups:\n      - age:\n" + items)


def team(s):
    """A repository that the old key and the key of bob open."""
    rules(s, OLD, BOB)
    use(s, OLD)
    plain = {}
    for i, name in enumerate(names()):
        plain[name] = PLAIN.format(i)
        s.write(name, plain[name])
        done = subprocess.run([OPTIONS.reference, "encrypt", "-i", name], cwd=s.work, env=s.env, stderr=subprocess.PIPE)
        assert done.returncode == 0, done.stderr
    return plain


def use(s, *keys):
    text = "".join(open(os.path.join(KEYS, key + ".txt")).read() for key in keys)
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(s.root, "keys.txt")
    with open(s.env["SOPS_AGE_KEY_FILE"], "w") as f:
        f.write(text)


def opens(s, name, key):
    """What a real SOPS makes of a file with one key; None if it cannot open it."""
    env = {**s.env, "SOPS_AGE_KEY_FILE": os.path.join(KEYS, key + ".txt")}
    done = subprocess.run([OPTIONS.reference, "decrypt", name], cwd=s.work, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout.decode() if done.returncode == 0 else None


def content(text):
    """SOPS puts comments that stood behind a value on a line of their own."""
    return sorted(re.sub(r"^ *- ", "- ", line).split(" #")[0] for line in text.splitlines() if not line.startswith("#"))


def all_open(s, plain, key):
    for name in names():
        text = opens(s, name, key)
        assert text is not None and content(text) == content(plain[name]), "%s with %s: %r" % (name, key, text)


def none_opens(s, key):
    for name in names():
        assert opens(s, name, key) is None, "%s still opens %s" % (key, name)


def snapshot(s):
    return {name: s.read(name) for name in names()}


def sealed(content):
    return set(re.findall(rb"ENC\[AES256_GCM,[^]]*\]", content))


def whole(s, before, plain):
    """Every file is the old one or a new one that opens; the folder has nothing else in it."""
    for name in names():
        if s.read(name) != before[name]:
            text = opens(s, name, BOB)
            assert text is not None and content(text) == content(plain[name]), "%s is half written: %r" % (name, text)


def no_remains(s):
    left = [f for _, _, files in os.walk(s.work) for f in files if f.endswith(".tmp") or f == ".sops-rekey"]
    assert not left, left


def rotation(s):
    """The new key comes, then the old one goes."""
    plain = team(s)
    before = snapshot(s)
    rules(s, OLD, NEW, BOB)
    assert s.sops("sync", "--check").status == 1
    assert snapshot(s) == before, "--check has written"
    s.ok("sync")
    for name in names():
        assert sealed(before[name]) <= sealed(s.read(name)), "%s: a value or the MAC changed" % name
    for key in (OLD, NEW, BOB):
        all_open(s, plain, key)
    middle = snapshot(s)
    use(s, NEW)
    rules(s, NEW, BOB)
    out = s.sops("sync")
    assert out.status == 0 and "history" in out.stderr, out.stderr
    for name in names():
        assert not sealed(middle[name]) & sealed(s.read(name)), "%s keeps a value" % name
    s.ok("sync", "--check")
    none_opens(s, OLD)
    late = snapshot(s)
    s.ok("rekey")
    for name in names():
        assert not sealed(late[name]) & sealed(s.read(name)), "%s keeps a value" % name
    none_opens(s, OLD)
    for key in (NEW, BOB):
        all_open(s, plain, key)
    no_remains(s)


def duration(s, *args):
    begin = time.monotonic()
    s.ok(*args)
    return time.monotonic() - begin


def killed(s, rnd, longest, *args):
    """Kills a run after some time, or soon after some lines; returns whether it was still at work."""
    child = s.start(*args)
    if rnd.random() < 0.3:
        time.sleep(rnd.uniform(0.1, 1.0) * longest)
    else:
        for _ in range(rnd.randrange(FILES)):
            child.stdout.readline()
        time.sleep(rnd.uniform(0, 0.01))
    child.kill()
    child.communicate()
    return child.returncode == -9


def put(s, files):
    for name, data in files.items():
        s.write(name, data)


def killed_while_syncing(s):
    plain = team(s)
    before = snapshot(s)
    use(s, OLD, NEW)
    rules(s, NEW, BOB)
    longest = duration(s, "sync")
    rnd = random.Random(OPTIONS.seed)
    half = hits = 0
    for _ in range(OPTIONS.kills // 2):
        put(s, before)
        hits += killed(s, rnd, longest, "sync")
        changed = sum(s.read(name) != before[name] for name in names())
        half += 0 < changed < FILES
        whole(s, before, plain)
        s.ok("sync")
        s.ok("sync", "--check")
        none_opens(s, OLD)
        all_open(s, plain, NEW)
        no_remains(s)
    print("  sync: %d of %d killed at work, %d of them between two files" % (hits, OPTIONS.kills // 2, half))
    assert half > 0, "no kill hit the work"


def killed_while_rekeying(s):
    plain = team(s)
    longest = duration(s, "rekey")
    rnd = random.Random(OPTIONS.seed + 1)
    half = hits = 0
    for _ in range(OPTIONS.kills - OPTIONS.kills // 2):
        before = snapshot(s)
        hits += killed(s, rnd, longest, "rekey")
        middle = snapshot(s)
        changed = {name for name in names() if middle[name] != before[name]}
        whole(s, before, plain)
        result = s.sops("rekey")
        assert result.status == 0, result.stderr
        kept = {name for name in names() if s.read(name) == middle[name]}
        for name in names():
            assert not sealed(before[name]) & sealed(s.read(name)), "%s keeps its data key" % name
        assert kept <= changed, kept - changed
        if 0 < len(changed) < FILES:
            half += 1
            # At most the files that were being worked on when the end came are done twice.
            assert len(changed - kept) <= os.cpu_count(), (len(changed), len(kept))
        all_open(s, plain, BOB)
        no_remains(s)
    print("  rekey: %d of %d killed at work, %d of them between two files" % (hits, OPTIONS.kills - OPTIONS.kills // 2, half))
    assert half > 0, "no kill hit the work"


def main():
    global OPTIONS
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--reference", required=True)
    ap.add_argument("--seed", type=int, default=20261124)
    ap.add_argument("--kills", type=int, default=20)
    ap.add_argument("--filter", default="")
    OPTIONS = ap.parse_args()
    OPTIONS.reference = os.path.abspath(OPTIONS.reference)
    tests = [rotation, killed_while_syncing, killed_while_rekeying]
    return run_all([(t.__name__, t) for t in tests], OPTIONS.sops, OPTIONS.filter)


if __name__ == "__main__":
    sys.exit(main())
