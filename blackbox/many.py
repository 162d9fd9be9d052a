#!/usr/bin/env python3
"""Many files in one call, by the form that begins with --recursive (docs/many-files.md).

usage: blackbox/many.py --sops PATH [--filter TEXT]

Some tests need root, for another user; without it they do the same as that user. One line per
failure, last line "N passed, N failed".
"""
import argparse
import os
import pty
import select
import shutil
import signal
import stat
import subprocess
import sys
import time

from sandbox import A, B, KEYS, TIMEOUT, Result, interrupt, run_all

ROOT = os.geteuid() == 0
NAMES = ["plain.yaml", "with blank.yaml", "um\u00e4ut.json", "line\nfeed.env", "deep/er/x.ini", "-dash.yaml", "[x].yaml"]
CONTENT = {"yaml": "a: one\n", "json": "{\n\t\"a\": \"one\"\n}\n", "env": "A=one\n", "ini": "[s]\na = one\n"}


def plain(name):
    return CONTENT[name.rsplit(".", 1)[1]]


def tree(s, names=NAMES, folder="t", key=A):
    """Encrypted files, and one in clear among them."""
    s.write(".sops.yaml", "creation_rules:\n  - path_regex: '^%s/(?s:.)*\\.(yaml|json|env|ini)$'\n    age: %s\n" % (folder, key))
    for name in names:
        s.write(folder + "/" + name, plain(name))
    s.write(folder + "/readme.txt", "not for sops\n")
    err = s.sops("encrypt", "-r", "-i", folder)
    assert err.status == 0 and "%d encrypted" % len(names) in err.stderr, err.stderr
    return {name: s.read(folder + "/" + name) for name in names}


def check_clear(s, folder, names=NAMES):
    for name in names:
        got = s.text(folder + "/" + name)
        assert got == plain(name), "%r: %r" % (name, got)


def all_names_come_back(s):
    before = tree(s)
    s.ok("decrypt", "-r", "t", "--output-dir", "out")
    check_clear(s, "out/t")
    assert {n: s.read("t/" + n) for n in NAMES} == before
    assert not os.path.exists(s.path("out/t/readme.txt"))
    for folder, folders, files in os.walk(s.path("out")):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700, folder
        for name in files:
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600, name
    for command in (["rotate", "-r", "-i"], ["updatekeys", "-r", "-y"], ["decrypt", "-r", "-i"]):
        s.ok(*command, "t")
    check_clear(s, "t")


def each_result_opens_by_itself(s):
    tree(s)
    s.ok("rotate", "-r", "-i", "--add-age", B, "t")
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(KEYS, "age-b.txt")
    for name in NAMES:
        assert s.ok("decrypt", "./t/" + name) == plain(name), name


def quoted_globs(s):
    tree(s)
    result = s.sops("filestatus", "-r", "t/**/*.ini", "t/[x].yaml", "t/{plain,with*}.yaml")
    assert result.status == 0 and result.stdout.count('"encrypted":true') == 4, result.stdout + result.stderr


def wrong_keys(s):
    before = tree(s)
    s.env["SOPS_AGE_KEY_FILE"] = os.path.join(KEYS, "age-b.txt")
    for command in (["decrypt", "-r", "-i"], ["rotate", "-r", "-i"], ["decrypt", "-r", "--output-dir", "out"]):
        err = s.fails(1, *command, "t")
        assert err.count("Failed to get the data key") == 1, err
        assert "%d failed" % len(NAMES) in err.splitlines()[-1], err
    assert {n: s.read("t/" + n) for n in NAMES} == before
    assert not os.path.exists(s.path("out"))


def one_wrong_key_among_many(s):
    tree(s)
    s.write("t/other.yaml", CONTENT["yaml"])
    s.ok("encrypt", "-i", "--age", B, "t/other.yaml")
    before = s.read("t/other.yaml")
    err = s.fails(1, "decrypt", "-r", "-i", "t")
    assert "t/other.yaml:\n  Failed to get the data key" in err, err
    assert err.endswith("sops decrypt: 7 decrypted, 1 skipped (not encrypted), 1 failed\n"), err
    assert s.read("t/other.yaml") == before
    check_clear(s, "t")


def folder_that_cannot_be_written(s):
    """Files in it are written in place, as by sops for one file; a tree below it is not made."""
    tree(s)
    os.mkdir(s.path("closed"))
    command = [s.program, "decrypt", "-r", "--output-dir", "closed/out", "t"]
    if ROOT:
        for folder, folders, files in os.walk(s.root):
            for name in folders + files:
                os.chown(os.path.join(folder, name), 65534, 65534, follow_symlinks=False)
        os.chown(s.root, 65534, 65534)
        s.env["SOPS_AGE_KEY"] = open(s.env.pop("SOPS_AGE_KEY_FILE")).read()
    os.chmod(s.path("closed"), 0o500)
    os.chmod(s.path("t"), 0o500)
    who = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if ROOT else []
    done = subprocess.run(who + command, cwd=s.work, env=s.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"permission denied" in done.stderr and done.stdout == b"", done
    assert b"7 failed" in done.stderr, done.stderr
    done = subprocess.run(who + [s.program, "decrypt", "-r", "-i", "t"], cwd=s.work, env=s.env,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.chmod(s.path("t"), 0o700)
    os.chmod(s.path("closed"), 0o700)
    assert done.returncode == 0, done
    check_clear(s, "t")


def interrupted(s):
    """After Ctrl-C each file is as it was or done, and nothing else is left."""
    names = ["f%03d.yaml" % i for i in range(300)]
    before = tree(s, names)
    for delay in (0.35, 0.5, 0.7, 1.0):
        for name in names:
            s.write("t/" + name, before[name])
        child = s.start("decrypt", "-r", "-i", "t")
        time.sleep(delay)
        result = interrupt(child)
        done = [n for n in names if s.read("t/" + n) != before[n]]
        check_clear(s, "t", done)
        assert sorted(os.listdir(s.path("t"))) == sorted(names + ["readme.txt"]), os.listdir(s.path("t"))
        if result.status == 0:
            assert len(done) == len(names)
        else:
            assert result.status in (130, -signal.SIGINT), result.status
            assert "\tat " not in result.stderr and "unexpected failure" not in result.stderr, result.stderr
            if done:
                assert "interrupted: " in result.stderr, result.stderr
            s.ok("decrypt", "-r", "-i", "t")  # and again, to finish
            check_clear(s, "t", names)


def interrupted_tree(s):
    names = ["f%03d.yaml" % i for i in range(300)]
    tree(s, names)
    for delay in (0.4, 0.7):
        child = s.start("decrypt", "-r", "--output-dir", "out", "t")
        time.sleep(delay)
        interrupt(child)
        for folder, folders, files in os.walk(s.path("out")):
            for name in files:
                assert s.text(os.path.relpath(os.path.join(folder, name), s.work)) == plain(name), name
        shutil.rmtree(s.path("out"), ignore_errors=True)


def plaintext_of_many_needs_a_place(s):
    tree(s)
    err = s.fails(8, "decrypt", "-r", "t")
    assert "--in-place" in err and "--output-dir DIR" in err, err


def second_file_is_the_warning_of_the_reference(s):
    tree(s)
    warning = "More than one positional argument provided. Only the first one will be used!"
    for args in (["decrypt", "t/plain.yaml", "t/with blank.yaml"], ["-d", "t/plain.yaml", "t/with blank.yaml"],
                 ["decrypt", "t/plain.yaml", "-r"], ["rotate", "t/plain.yaml", "--recursive"]):
        result = s.sops(*args)
        assert result.status == 0 and warning in result.stderr, (args, result.stderr)
    s.write("t/new.yaml", CONTENT["yaml"])
    result = s.sops("encrypt", "t/new.yaml", "t/readme.txt")
    assert result.status == 0 and warning in result.stderr, result.stderr
    result = s.sops("-r", "t/plain.yaml")  # rotates, in the legacy form
    assert result.status == 0 and "ENC[" in result.stdout and result.stderr == "", result.stderr


def passphrase_is_asked_for_once(s):
    """At a terminal, for all files, though several are worked on at a time."""
    if not shutil.which("age"):
        raise OSError("needs the program age")
    names = ["f%02d.yaml" % i for i in range(20)]
    tree(s, names)
    s.env["SOPS_AGE_KEY_FILE"] = protect(s)
    s.env["GPG_AGENT_INFO"] = ""
    text = at_terminal(s, ["decrypt", "-r", "-i", "t"], [(b"Enter passphrase for identity", b"correct horse\n")])
    assert text.count("Enter passphrase") == 1, text
    assert "20 decrypted" in text, text
    check_clear(s, "t", names)


def protect(s):
    target = os.path.join(s.root, "key.age")
    text = talk(["age", "-p", "-o", target, os.path.join(KEYS, "age-a.txt")], s,
                [(b"Enter passphrase", b"correct horse\n"), (b"Confirm passphrase", b"correct horse\n")])
    assert os.path.exists(target), text
    return target


def at_terminal(s, args, answers):
    return talk([s.program] + args, s, answers)


def talk(command, s, answers):
    """Runs a program at a terminal of its own; answers each question as it comes."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(s.work)
        os.execvpe(command[0], command, s.env)
    seen, asked, end = b"", 0, time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 1)
        if not ready:
            continue
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break
        if not more:
            break
        seen += more
        if asked < len(answers) and answers[asked][0] in seen:
            time.sleep(0.2)
            os.write(terminal, answers[asked][1])
            asked += 1
    os.close(terminal)
    os.waitpid(pid, 0)
    return seen.decode("utf-8", "replace")


def progress_is_shown_and_erased(s):
    """With gpg so slow that it takes longer than a second; nothing of it where nobody looks."""
    names = ["f%02d.yaml" % i for i in range(8)]
    tree(s, names)
    del s.env["SOPS_AGE_KEY_FILE"]
    for i, name in enumerate(names):  # a recipient each, so that the command runs for each file
        identity, recipient = keygen(s, i)
        s.write("t/" + name, CONTENT["yaml"])
        s.ok("encrypt", "-i", "--age", recipient, "t/" + name)
        with open(os.path.join(s.root, "keys-" + recipient), "w") as f:
            f.write(identity)
    s.env["SOPS_AGE_KEY_CMD"] = "sh -c 'sleep 0.4; cat %s/keys-$SOPS_AGE_RECIPIENT'" % s.root
    text = at_terminal(s, ["rotate", "-r", "-i", "t"], [])
    assert " of 9 files" in text and "\r\x1b[K" in text, text
    assert text.rstrip().endswith("sops rotate: 8 rotated, 1 skipped (not encrypted)"), text
    result = s.sops("rotate", "-r", "-i", "t")
    assert result.stderr == "sops rotate: 8 rotated, 1 skipped (not encrypted)\n", result.stderr


def keygen(s, number):
    name = os.path.join(s.root, "key%d.txt" % number)
    recipient = s.ok("keygen", "-o", name).strip()
    with open(name) as f:
        return f.read(), recipient


TESTS = [all_names_come_back, each_result_opens_by_itself, quoted_globs, wrong_keys, one_wrong_key_among_many,
         folder_that_cannot_be_written, interrupted, interrupted_tree, plaintext_of_many_needs_a_place,
         second_file_is_the_warning_of_the_reference, passphrase_is_asked_for_once, progress_is_shown_and_erased]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sops", required=True)
    parser.add_argument("--filter", default="")
    options = parser.parse_args()
    return run_all([(test.__name__, test) for test in TESTS], options.sops, options.filter)


if __name__ == "__main__":
    sys.exit(main())
