#!/usr/bin/env python3
"""Runs the same command lines with sops4j and with a real SOPS, and compares what they do.

usage: blackbox/differential.py --sops PATH --reference PATH [--seed N] [--count N] [--only COMMAND]

Each command line is generated from the seed and runs twice, in folders that begin alike: files made
at random, encrypted ones written by the reference. Compared are the exit status, standard output,
and every file afterwards: encrypted values by size and type, metadata as a set of lines. Encrypted
files of ours are then decrypted by the reference, and the plaintexts compared. Where two releases
are known to differ, KNOWN says so by name; nothing else is left out.

One line per failure, last line "N passed, N failed". Python 3.9 or later, nothing else.
"""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

import documents

HERE = os.path.dirname(os.path.abspath(__file__))
VECTORS = os.path.join(os.path.dirname(HERE), "testdata", "vectors")
sys.path.insert(0, VECTORS)
from verify import mask  # noqa: E402  the same masking as that of the golden vectors

KEYS = os.path.join(VECTORS, "keys")
TIMEOUT = 60
EXTENSIONS = {"yaml": "yaml", "json": "json", "env": "env", "ini": "ini", "bin": "bin"}

# What differs between SOPS 3.11.0, the reference here, and 3.13.2, which sops4j follows; cases that
# generate it are named here and their difference is checked to be just that.
KNOWN = {
    "version": "the version that is recorded in new files",
    "metadata-order": "3.13.0 changed the order of the metadata: its lines are compared as a set",
    "empty-lists": "3.13.0 no longer writes the empty lists of a key group",
    "number-on-mapping": "--extract [0] of a mapping prints a pair by accident: we refuse it, exit 1",
    "json-integers": "3.11 reads integers of JSON as floats: none are generated in JSON",
    "unusable-groups": "groups add that leaves empty entries, or a file that nobody opens, is refused",
    "own-commands": "completion suggests our own commands, too, and two more shells",
    "wording": "help pages, the usage behind names for zsh, and the inside of completion scripts",
    "local-filename": "3.11 writes where exec-file --filename ../up points to; 3.13.2 refuses that",
    "crash": "where the reference dies with a stack trace we fail with one line and change no file",
}
OWN = {"keygen", "fish", "powershell"}
EMPTY_LIST = re.compile(r'"?(?:kms|gcp_kms|hckms|azure_kv|hc_vault|age|pgp)"?: (?:\[\]|null)$')


def public(name):
    with open(os.path.join(KEYS, name + ".txt")) as f:
        return re.search(r"public key: (\S+)", f.read()).group(1)


A, B, C = (public("age-" + x) for x in "abc")


class Case:
    """A command line and the files that it finds."""

    def __init__(self, name, args, files, env=None, stdin=b"", editor=None):
        self.name, self.args, self.files = name, args, files
        self.env, self.stdin, self.editor = env or {}, stdin, editor


class Outcome:
    def __init__(self, status, stdout, stderr, files):
        self.status, self.stdout, self.stderr, self.files = status, stdout, stderr, files


def run(program, case, folder):
    """Runs a case in a fresh folder; both programs see the same path, since messages name it."""
    shutil.rmtree(folder, ignore_errors=True)
    home = folder + "-home"
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    os.makedirs(folder)
    for name, content in case.files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content)
    env = {"PATH": os.environ["PATH"], "HOME": home, "LANG": "C.UTF-8", "PWD": folder, "TMPDIR": home,
           "SOPS_AGE_KEY_FILE": os.path.join(KEYS, "age-a.txt")}
    for name in ("JAVA_HOME", "SOPS_JAVA"):
        if name in os.environ:
            env[name] = os.environ[name]
    env.update(case.env)
    if case.editor:
        script = os.path.join(home, "editor")
        with open(script, "w") as f:
            f.write("#!/bin/sh\n" + case.editor + "\n")
        os.chmod(script, 0o700)
        env["EDITOR"] = script
    done = subprocess.run([program] + case.args, cwd=folder, env=env, input=case.stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
    files = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as f:
                files[os.path.relpath(path, folder)] = f.read()
    return Outcome(done.returncode, done.stdout, done.stderr, files)


def canonical(data):
    """What must be equal of an output or a file: masked text, the lines of the metadata sorted."""
    try:
        text = mask(data.decode())
    except UnicodeDecodeError:
        return data
    text = re.sub(r'(version"?\s*[:=]\s*"?)3\.\d+\.\d+', r"\1{VERSION}", text)
    for pattern in (r"(?ms)^sops:\n(?:[ ].*?\n)*(?:    \S.*\n?)*", r'(?ms)^[ \t]*"sops": \{.*\Z',
                    r"(?ms)^\[sops\]\n.*\Z", r"(?m)(?:^sops_.*\n)+"):
        text = re.sub(pattern, lambda m: as_set(m.group(0)), text)
    return text


def as_set(metadata):
    """The lines of metadata, sorted, without indentation, list dashes and commas."""
    lines = (re.sub(r"^[ \t-]+", "", line.rstrip(",")) for line in metadata.splitlines())
    return "\n".join(sorted(line for line in lines if not EMPTY_LIST.match(line))) + "\n"


def encrypt(reference, plain, ext, extra=(), config=None):
    """A file encrypted by the reference to A, unless told otherwise."""
    folder = tempfile.mkdtemp()
    try:
        with open(os.path.join(folder, "f." + ext), "wb") as f:
            f.write(plain)
        if config:
            with open(os.path.join(folder, ".sops.yaml"), "w") as f:
                f.write(config)
        args = list(extra) or (["--age", A] if not config else [])
        return subprocess.run([reference, "encrypt"] + args + ["f." + ext], cwd=folder, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
    finally:
        shutil.rmtree(folder)


def two_groups(threshold=0):
    return ("creation_rules:\n    - key_groups:\n          - age:\n                - %s\n"
            "          - age:\n                - %s\n" % (A, B)) + (
                "      shamir_threshold: %d\n" % threshold if threshold else "")


class Generator:
    def __init__(self, reference, seed):
        self.reference, self.seed = reference, seed

    def cases(self, command, count):
        for i in range(count):
            rnd = random.Random("%s %s %d" % (self.seed, command, i))
            case = getattr(self, command.replace("-", "_"))(rnd)
            case.name = "%s %d: %s" % (command, i, " ".join(case.args))
            yield case

    def plain(self, rnd, kinds=("yaml", "json", "env", "ini", "bin")):
        kind = rnd.choice(kinds)
        data, value = documents.document(rnd, kind)
        return kind, data, value

    def secret(self, rnd, kinds=("yaml", "json", "env", "ini"), **how):
        kind, data, value = self.plain(rnd, kinds)
        return kind, encrypt(self.reference, data, EXTENSIONS[kind], **how), value

    def path(self, rnd, value):
        known = list(documents.paths(value))
        return rnd.choice(known + ['["nosuch"]', known[0] + '["deeper"]', '["a"', "[0]", '["x"] '])

    # One method for each command.

    def encrypt(self, rnd):
        kind, data, _ = self.plain(rnd)
        name = "f." + EXTENSIONS[kind]
        files = {name: data}
        how = rnd.choice([["--age", A], ["--age", A + "," + B], [], ["--age", "age1nonsense"]])
        if not how and rnd.random() < 0.7:
            files[".sops.yaml"] = rnd.choice([
                "creation_rules:\n    - age: %s\n" % A,
                "creation_rules:\n    - path_regex: \\.yaml$\n      encrypted_regex: ^pass\n      age: %s\n" % A,
                two_groups(2), "creation_rules: []\n", "creation_rules: [\n"]).encode()
        scope = rnd.choice([[], [], ["--encrypted-regex", "^(pass|api)"], ["--unencrypted-suffix", "_x"],
                            ["--encrypted-suffix", "word"], ["--unencrypted-regex", "a"],
                            ["--encrypted-regex", "a", "--unencrypted-suffix", "b"]])
        form = rnd.choice([["encrypt"], ["-e"], ["encrypt", "-i"], ["-e", "-i"], ["encrypt", "--output", "out"],
                           ["encrypt", "--output-type", rnd.choice(["yaml", "json", "binary"])]])
        return Case("", form + how + scope + [rnd.choice([name, name, name, "missing.yaml"])], files)

    def decrypt(self, rnd):
        kind, data, value = self.secret(rnd, ("yaml", "json", "env", "ini", "bin"))
        name = "f." + EXTENSIONS[kind]
        form = rnd.choice([["decrypt"], ["-d"], ["decrypt", "-i"], ["-d", "--output", "out"], ["decrypt", "--ignore-mac"]])
        extra = []
        if value is not None and rnd.random() < 0.5:
            extra = ["--extract", self.path(rnd, value)]
        elif rnd.random() < 0.4:
            extra = ["--output-type", rnd.choice(["yaml", "json", "dotenv", "ini", "binary"])]
        env = rnd.choice([{}, {}, {}, {"SOPS_AGE_KEY_FILE": os.path.join(KEYS, "age-b.txt")}])
        if rnd.random() < 0.15:
            data = data.replace(b"data:", b"data:A", 1)
        return Case("", form + extra + [name], {name: data}, env)

    def rotate(self, rnd):
        kind, data, _ = self.secret(rnd, ("yaml", "json", "env", "ini", "bin"))
        name = "f." + EXTENSIONS[kind]
        form = rnd.choice([["rotate"], ["rotate", "-i"], ["-r", "-i"], ["-r"], ["rotate", "--output", "out"]])
        keys = rnd.choice([[], ["--add-age", B], ["--add-age", B + "," + C], ["--add-age", B, "--rm-age", A],
                           ["--rm-age", A], ["--rm-age", B], ["--add-age", "nonsense"], ["--add-pgp", ""]])
        return Case("", form + keys + [rnd.choice([name, name, name, name, "missing.yaml"])], {name: data})

    def set(self, rnd):
        kind, data, value = self.secret(rnd, ("yaml", "json", "env"))
        name = "f." + EXTENSIONS[kind]
        path = self.path(rnd, value) if kind != "env" else '["%s"]' % rnd.choice(["NEW", "user", list(value)[0]])
        new = rnd.choice(['"text"', '"two\\nlines"', "true", "null", '{"a": {"b": "c"}}', "[1]", "nonsense", '""', '{"sops": "x"}'])
        if kind == "env":
            new = rnd.choice(['"text"', "true", '"two\\nlines"', "{", '""'])
        extra = rnd.choice([[], [], ["--idempotent"]])
        if rnd.random() < 0.2:
            return Case("", ["--set", path + " " + new, name], {name: data})
        if rnd.random() < 0.2:
            return Case("", ["set", "--value-file", name, path, "value"], {name: data, "value": new.encode()})
        if rnd.random() < 0.2:
            return Case("", ["set", "--value-stdin", name, path], {name: data}, stdin=new.encode())
        return Case("", ["set", name, path, new] + extra, {name: data})

    def unset(self, rnd):
        kind, data, value = self.secret(rnd, ("yaml", "json", "env", "ini"))
        name = "f." + EXTENSIONS[kind]
        extra = rnd.choice([[], [], ["--idempotent"]])
        path = self.path(rnd, value)
        while path == "[0]":  # on a mapping: 3.13.2 has another message
            path = self.path(rnd, value)
        return Case("", ["unset", name, path] + extra, {name: data})

    def edit(self, rnd):
        kind, data, _ = self.secret(rnd, ("yaml", "env", "ini"))
        name = "f." + EXTENSIONS[kind]
        line = {"yaml": "added: more", "env": "ADDED=more", "ini": "added = more"}[kind]
        editor = rnd.choice(['echo "%s" >> "$1"' % line, "true", "exit 7", 'sed -i "s/a/o/" "$1"',
                             'mv "$1" "$1.old" && cp "$1.old" "$1" && echo "%s" >> "$1" && rm "$1.old"' % line])
        new = rnd.random() < 0.25
        args = rnd.choice([["edit"], []]) + (["--age", A] if new else []) + [("new." if new else "f.") + EXTENSIONS[kind]]
        return Case("", args, {name: data}, editor=editor)

    def updatekeys(self, rnd):
        how = rnd.choice([{}, {}, {"config": two_groups()}, {"config": two_groups(2)}])
        kind, data, _ = self.secret(rnd, ("yaml", "json", "env", "ini", "bin"), **how)
        name = "f." + EXTENSIONS[kind]
        config = rnd.choice(["creation_rules:\n    - age: %s\n" % A, "creation_rules:\n    - age: %s,%s\n" % (A, B),
                             "creation_rules:\n    - age: %s\n" % B, two_groups(), "creation_rules:\n    - path_regex: nothing\n", "{}\n"])
        files = {name: data}
        if rnd.random() < 0.9:
            files[".sops.yaml"] = config.encode()
        env = {"SOPS_AGE_KEY": open(os.path.join(KEYS, "age-b.txt")).read()} if how else {}
        flag, stdin = rnd.choice([(["-y"], b""), (["--yes"], b""), ([], b"y\n"), ([], b"n\n"), ([], b"maybe\ny\n"), ([], b"")])
        return Case("", ["updatekeys"] + flag + [name], files, env, stdin)

    def groups(self, rnd):
        two = rnd.random() < 0.5
        kind, data, _ = self.secret(rnd, ("yaml", "json"), **({"config": two_groups()} if two else {}))
        name = "f." + EXTENSIONS[kind]
        threshold = rnd.choice([[], [], ["--shamir-secret-sharing-threshold", rnd.choice("12")]])
        where = rnd.choice([["-i"], []])
        env = {"SOPS_AGE_KEY": open(os.path.join(KEYS, "age-b.txt")).read()}
        if rnd.random() < 0.5:
            args = ["groups", "add", "--file", name, "--age", rnd.choice([C, C, "nonsense," + C, B])] + threshold + where
        else:
            args = ["groups", "delete", "--file", name] + threshold + where + [rnd.choice(["0", "1", "x"] if two else ["x"])]
        return Case("", args, {name: data}, env)

    def exec_env(self, rnd):
        kind, data, value = self.secret(rnd, ("env", "yaml", "json"))
        name = "f." + EXTENSIONS[kind]
        command = rnd.choice(["env | grep -v -e ^PATH= -e ^HOME= -e ^_ -e ^SHLVL -e ^OLDPWD -e JAVA -e SOPS -e TMPDIR -e LANG | sort", "exit 3", "echo $user$password$token",
                              "kill -9 $$", "cat", "echo err >&2; exit 255"])
        extra = rnd.choice([[], [], ["--pristine"], ["--background"], ["--same-process"]])
        if extra == ["--background"]:
            command = "true"
        return Case("", ["exec-env"] + [name, command] + extra, {name: data}, stdin=b"from stdin\n")

    def exec_file(self, rnd):
        kind, data, _ = self.secret(rnd, ("env", "yaml", "json", "ini", "bin"))
        name = "f." + EXTENSIONS[kind]
        command = rnd.choice(["cat {}", "wc -c < {}", "exit 4", "cat {} > copy", "basename {} | sed s/[0-9]//g", "kill -15 $$", "true"])
        extra = rnd.choice([[], ["--no-fifo"], ["--no-fifo", "--filename", "name.txt"], ["--filename", "../up"],
                            ["--output-type", "json"]])
        if "name" in " ".join(extra):
            command = "basename {}; cat {}"
        return Case("", ["exec-file"] + extra + [name, command], {name: data})

    def filestatus(self, rnd):
        kind, data, _ = self.secret(rnd, ("yaml", "json", "env", "ini", "bin"))
        plain = documents.document(rnd, kind)[0]
        name = "f." + EXTENSIONS[kind]
        files = {name: rnd.choice([data, data, plain, b""])}
        return Case("", ["filestatus"] + rnd.choice([[], [], ["--input-type", "json"]]) + [rnd.choice([name, name, name, "missing"])], files)

    def completion(self, rnd):
        words = rnd.choice([["completion", "bash"], ["completion", "zsh"], ["completion"], ["completion", "nosuch"],
                            ["--generate-bash-completion"], ["dec", "--generate-bash-completion"],
                            ["decrypt", "--ex", "--generate-bash-completion"], ["groups", "--generate-bash-completion"],
                            ["-", "--generate-bash-completion"], ["rotate", "--add", "--generate-bash-completion"],
                            ["set", "--va", "--generate-bash-completion"], ["edit", "-", "--generate-bash-completion"]])
        env = rnd.choice([{}, {}, {"_CLI_ZSH_AUTOCOMPLETE_HACK": "1"}])
        return Case("", words, {}, env)

    def help(self, rnd):
        words = rnd.choice([["help", "nosuch"], ["groups", "nosuch"], ["decrypt", "--nosuch"], ["-x"], [], ["encrypt", "-a"],
                            ["set", "f"], ["unset"], ["rotate"], ["edit"], ["exec-env"], ["exec-file", "f"], ["filestatus"],
                            ["updatekeys"], ["groups", "add", "x"], ["groups", "delete"], ["publish"], ["-d", "-i"],
                            ["decrypt", "-i"], ["encrypt"], ["-e", "-i", "--output", "x", "f"], ["help", "help"]])
        return Case("", words, {})


COMMANDS = ["encrypt", "decrypt", "rotate", "set", "unset", "edit", "updatekeys", "groups", "exec-env",
            "exec-file", "filestatus", "completion", "help"]


def compare(case, theirs, ours, reference, folder):
    """Returns what differs, or None."""
    if "--extract" in case.args and "[0]" in case.args:  # number-on-mapping
        return refusal(case, ours)
    if case.args[:3] == ["exec-file", "--filename", "../up"]:  # local-filename
        return refusal(case, ours)
    if b"\ngoroutine 1 [running]:" in theirs.stderr:  # crash
        return refusal(case, ours)
    if case.args[:2] == ["groups", "add"] and (theirs.status, ours.status) == (0, 1):  # unusable-groups
        made = theirs.files[case.args[3]] if "-i" in case.args else theirs.stdout
        before = case.files[case.args[3]]
        empty = re.search(rb'"?enc"?: ""', made) or made.count(b"recipient") == before.count(b"recipient")
        if not empty and decrypt(case, case.args[3], made, reference, folder).status == 0:
            return "refused, and the file of the reference is sound: %r" % ours.stderr
        return refusal(case, ours)
    if ours.status != theirs.status:
        return "exit %d, the reference %d; stderr: %s\nreference: %s" % (
            ours.status, theirs.status, ours.stderr.decode(errors="replace"), theirs.stderr.decode(errors="replace"))
    usage = b"\nUSAGE:" in theirs.stdout  # wording
    if not usage and "completion" in case.args or "--generate-bash-completion" in case.args:
        problem = compare_completion(theirs, ours)
        if problem:
            return problem
    elif not usage and canonical(ours.stdout) != canonical(theirs.stdout):
        return "stdout: %r\nreference: %r" % (ours.stdout, theirs.stdout)
    if usage and b"\nUSAGE:" not in ours.stdout:
        return "no help page: %r" % ours.stdout
    for name in sorted(set(ours.files) | set(theirs.files)):
        mine, other = ours.files.get(name), theirs.files.get(name)
        if mine is None or other is None:
            return "file %s: %s" % (name, "missing" if mine is None else "not expected")
        if canonical(mine) != canonical(other):
            return "file %s: %s\nreference: %s" % (name, canonical(mine), canonical(other))
        if mine != other:
            problem = reread(case, name, mine, other, reference, folder)
            if problem:
                return problem
    if b"ENC[" in ours.stdout and ours.stdout != theirs.stdout:
        return reread(case, case.args[-1], ours.stdout, theirs.stdout, reference, folder)
    return None


def compare_completion(theirs, ours):
    """Scripts begin with an empty line and end by registering the same function; suggestions agree."""
    mine, other = (x.stdout.decode().splitlines() for x in (ours, theirs))
    if other[:1] == [""]:
        mine, other = (lines[:2] + lines[-1:] for lines in (mine, other))
    else:
        mine, other = ([line.split(":")[0] for line in lines] for lines in (mine, other))
        mine = [line for line in mine if line in other or line not in OWN]
    return None if mine == other else "suggests %s\nreference: %s" % (mine, other)


def refusal(case, ours):
    """What is wrong with a failure that must be a clean one."""
    if ours.status == 0 or ours.stdout or not ours.stderr or ours.files != case.files:
        return "not refused: exit %d, stdout %r, stderr %r" % (ours.status, ours.stdout, ours.stderr)
    return "a stack trace: %r" % ours.stderr if b"\tat " in ours.stderr else None


def reread(case, name, mine, other, reference, folder):
    """The reference reads both files alike."""
    results = [decrypt(case, name, data, reference, folder) for data in (mine, other)]
    if (results[0].status, results[0].stdout) != (results[1].status, results[1].stdout):
        return "the reference reads our %s otherwise: %d %r, not %d %r; %s" % (
            name, results[0].status, results[0].stdout, results[1].status, results[1].stdout, results[0].stderr.decode(errors="replace"))
    return None


def decrypt(case, name, data, reference, folder):
    """What the reference gets out of a file with all private keys."""
    kind = kind_of(data)
    keys = [open(os.path.join(KEYS, "age-%s.txt" % x)).read() for x in "abc"]
    args = ["decrypt", "--input-type", kind, "--output-type", kind, "f"]
    return run(reference, Case("", args, {"f": data}, dict(case.env, SOPS_AGE_KEY="\n".join(keys))), folder)


def kind_of(data):
    """The type of an encrypted file by its look."""
    if data.lstrip().startswith(b"{"):
        return "json"
    if b"\nsops:" in data or data.startswith(b"sops:"):
        return "yaml"
    return "ini" if b"[sops]" in data else "dotenv"


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--reference", required=True)
    ap.add_argument("--seed", default="1")
    ap.add_argument("--count", type=int, default=26, help="command lines for each command")
    ap.add_argument("--only", help="this command only")
    ap.add_argument("-v", action="store_true", help="name each case")
    args = ap.parse_args()
    sops, reference = os.path.abspath(args.sops), os.path.abspath(args.reference)
    folder = os.path.join(tempfile.mkdtemp(), "work")
    passed = failed = 0
    for command in COMMANDS:
        if args.only and command != args.only:
            continue
        for case in Generator(reference, args.seed).cases(command, args.count):
            if args.v:
                print(case.name)
            theirs = run(reference, case, folder)
            ours = run(sops, case, folder)
            problem = compare(case, theirs, ours, reference, folder)
            if problem is None:
                passed += 1
            else:
                failed += 1
                print("FAIL %s\n  %s" % (case.name, problem.replace("\n", "\n  ")))
    shutil.rmtree(os.path.dirname(folder), ignore_errors=True)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
