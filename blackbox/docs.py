#!/usr/bin/env python3
"""Runs what the pages of the documentation show, and compares what comes out.

usage: blackbox/docs.py --sops PATH [PAGE...]

Each page (README.md and docs/*.md unless some are named) gets a folder and a home of its own, with the
examples, `sops` on the path, and git. Its blocks run from top to bottom in one shell:

  ```sh       commands that must succeed
  ```console  a transcript: what follows `$ ` is run (and goes on after a line that ends with a
              backslash), what follows it must be what it prints, on both streams. `…` stands for
              any text within a line, a line of `…` alone for any lines.

A comment <!-- run: COMMANDS --> runs commands that readers are not shown, such as to begin anew;
<!-- not run: WHY --> before a block lets it be, and is counted. A block may name a file instead: with
<!-- file: NAME --> before it, it is written there.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys

from sandbox import HERE, Sandbox

ROOT = os.path.dirname(HERE)
MARK = "\x1e"  # never printed by anything that a page shows
TIMEOUT = 300
PIECE = re.compile(
    r"^<!-- (?P<kind>run|not run|file): (?P<text>.*?) ?-->$"
    r"|^ *```(?P<language>[a-z]*)[^\n]*\n(?P<code>.*?)^ *```$", re.DOTALL | re.MULTILINE)


class Wrong(AssertionError):
    """What a page shows is not what happens."""


class Shell:
    """One shell for one page."""

    def __init__(self, sandbox):
        self.child = subprocess.Popen(["bash", "--noprofile", "--norc"], cwd=sandbox.work, env=sandbox.env, text=True,
                                      encoding="utf-8", errors="surrogateescape", stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, commands):
        """Runs commands, not in a shell of their own; returns what they print and the exit status."""
        self.child.stdin.write("{ %s\n} </dev/null 2>&1\nprintf '%s%%d\\n' $?\n" % (commands, MARK))
        self.child.stdin.flush()
        out = []
        for line in self.child.stdout:
            if MARK in line:
                before, status = line.split(MARK)
                return "".join(out) + before, int(status)
            out.append(line)
        raise Wrong("the shell ended after: %s\n%s" % (commands, "".join(out)))

    def must(self, commands):
        # Whatever fails ends the block, and the shell stays where the block went.
        out, status = self.run("set -e; trap 'printf \"%s1\\n\"' EXIT\n%s\ntrap - EXIT; set +e" % (MARK, commands))
        if status:
            raise Wrong("failed: %s\n%s" % (commands, out))

    def close(self):
        self.child.stdin.close()
        self.child.wait(TIMEOUT)


def fits(shown, printed):
    """Compares lines, with … for any text and any lines."""
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
    text = printed if not printed or printed.endswith("\n") else printed + "\n"
    return re.fullmatch(pattern, text) is not None


def transcript(text):
    """Splits a transcript into commands and what they print."""
    steps = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\") or line.startswith("> "):
                line = next(lines)
                command += "\n" + (line[2:] if line.startswith("> ") else line)
            steps.append([command, ""])
        elif steps:
            steps[-1][1] += line + "\n"
        else:
            raise Wrong("a transcript begins with `$ `: " + line)
    return steps


def play(shell, text):
    for command, shown in transcript(text):
        printed, _ = shell.run(command)
        if not fits(shown, printed):
            raise Wrong("$ %s\nshown:\n%sprinted:\n%s" % (command, shown, printed))


def run_page(page, sandbox):
    """Runs a page; returns how many blocks ran and how many were let be."""
    with open(page, encoding="utf-8") as f:
        text = f.read()
    shell = Shell(sandbox)
    before = None
    ran = exempt = 0
    try:
        for piece in PIECE.finditer(text):
            kind, language, code = piece["kind"], piece["language"], piece["code"]
            where = "%s:%d: " % (os.path.relpath(page, ROOT), text.count("\n", 0, piece.start()) + 1)
            try:
                if kind == "run":
                    shell.must(piece["text"])
                elif kind:
                    before = piece
                elif before and before["kind"] == "file":
                    sandbox.write(before["text"], code)
                elif before:
                    exempt += 1
                elif language == "sh":
                    shell.must(code)
                    ran += 1
                elif language == "console":
                    play(shell, code)
                    ran += 1
            except Wrong as e:
                raise Wrong(where + str(e)) from e
            if not kind:
                before = None
    finally:
        shell.child.kill()
        shell.child.wait()
    return ran, exempt


def prepare(sandbox):
    """What a reader has at hand: the program on the path and in a checkout, the examples, and git."""
    tools = os.path.join(sandbox.root, "bin")
    os.mkdir(tools)
    os.symlink(sandbox.program, os.path.join(tools, "sops"))
    os.symlink(sandbox.program, sandbox.path("sops"))
    shutil.copytree(os.path.join(ROOT, "examples"), sandbox.path("examples"), ignore=shutil.ignore_patterns("target"))
    sandbox.env.pop("SOPS_AGE_KEY_FILE")
    sandbox.env.update(PATH=tools + ":" + sandbox.env["PATH"], GIT_CONFIG_NOSYSTEM="1", TERM="dumb",
                       KEYS=os.path.join(ROOT, "testdata", "vectors", "keys"))
    for name, value in (("user.name", "Alice"), ("user.email", "alice@example.com"), ("init.defaultBranch", "main"),
                        ("advice.detachedHead", "false"), ("core.pager", "cat")):
        subprocess.run(["git", "config", "--global", name, value], env=sandbox.env, check=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("pages", nargs="*")
    args = ap.parse_args()
    pages = args.pages or [os.path.join(ROOT, "README.md")] + sorted(glob.glob(os.path.join(ROOT, "docs", "*.md")))
    failed = ran = exempt = 0
    for page in pages:
        with Sandbox(args.sops) as sandbox:
            prepare(sandbox)
            try:
                counts = run_page(os.path.abspath(page), sandbox)
                ran, exempt = ran + counts[0], exempt + counts[1]
            except Wrong as e:
                failed += 1
                print("FAIL " + str(e).replace("\n", "\n  "))
    print("%d pages, %d blocks ran as shown, %d let be, %d pages failed" % (len(pages), ran, exempt, failed))
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
