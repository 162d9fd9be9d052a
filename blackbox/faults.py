#!/usr/bin/env python3
"""What happens to files and exit codes when the world around the program breaks.

usage: blackbox/faults.py --sops PATH [--filter TEXT]

Some tests need root, for a small file system or another user; without it they do the same by other
means (a limit on the size of files) where there are any, and say so where there are none. One line
per failure, last line "N passed, N failed".
"""
import argparse
import concurrent.futures
import os
import random
import signal
import subprocess
import sys
import time

from sandbox import A, interrupt, run_all

BIG = "".join("key%d: value number %d of many\n" % (i, i) for i in range(20000))
ROOT = os.geteuid() == 0


def secret(s, name="f.yaml", plain="a: one\nb: two\n"):
    s.write(name, plain)
    s.ok("encrypt", "-i", "--age", A, name)
    return s.read(name)


def unchanged(s, before, name="f.yaml"):
    assert s.read(name) == before, "%s changed" % name
    only(s, name)


def only(s, *names):
    """Nothing else is in the folder, and nothing in that for temporary files."""
    assert sorted(os.listdir(s.work)) == sorted(names), os.listdir(s.work)
    assert os.listdir(s.tmp) == [], os.listdir(s.tmp)


def stdout_is_full(s):
    before = secret(s)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([s.program, "decrypt", "f.yaml"], cwd=s.work, env=s.env, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1, done
    assert done.stderr == b"write /dev/stdout: no space left on device\n", done.stderr
    unchanged(s, before)


def output_is_full(s):
    before = secret(s)
    err = s.fails(1, "decrypt", "--output", "/dev/full", "f.yaml")
    assert err == "write /dev/full: no space left on device\n", err
    unchanged(s, before)


def file_size_limit(s):
    before = secret(s, plain=BIG)
    for command in ("rotate -i f.yaml", "decrypt -i f.yaml", "set f.yaml '[\"key1\"]' '\"x\"'"):
        script = "trap '' XFSZ; ulimit -f 600; exec \"$0\" " + command
        done = subprocess.run(["bash", "-c", script, s.program], cwd=s.work, env=s.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 1 and done.stdout == b"", done
        assert b"file too large" in done.stderr.lower(), done.stderr
        unchanged(s, before)


def disk_is_full(s):
    if not ROOT or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", s.work], stderr=subprocess.PIPE).returncode:
        return file_size_limit(s)
    try:
        before = secret(s, plain=BIG)
        with open(s.path("filler"), "wb", buffering=0) as f:
            try:
                while True:
                    f.write(b"x" * 4096)
            except OSError:
                pass
        for command in (["rotate", "-i"], ["decrypt", "-i"]):
            err = s.fails(1, *command, "f.yaml")
            assert "no space left on device" in err, err
            assert s.read("f.yaml") == before
            only(s, "f.yaml", "filler")
    finally:
        subprocess.run(["umount", s.work], check=True)


def as_nobody(s, *args):
    """Runs the program as a user without rights, if this test is root."""
    command = [s.program, *args]
    if ROOT:
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + command
    done = subprocess.run(command, cwd=s.work, env={**s.env, "SOPS_AGE_KEY_FILE": s.path("key")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def for_nobody(s):
    with open(s.env["SOPS_AGE_KEY_FILE"]) as f:
        s.write("key", f.read())
    os.chmod(s.root, 0o755)


def read_only_folder(s):
    secret(s)
    for_nobody(s)
    os.chmod(s.path("f.yaml"), 0o666)
    os.chmod(s.work, 0o555)
    inode = os.stat(s.path("f.yaml")).st_ino
    code, out, err = as_nobody(s, "decrypt", "-i", "f.yaml")
    assert (code, out, err) == (0, "", ""), (code, out, err)
    assert s.text("f.yaml") == "a: one\nb: two\n" and os.stat(s.path("f.yaml")).st_ino == inode
    code, _, err = as_nobody(s, "encrypt", "--age", A, "--output", "new.yaml", "f.yaml")
    assert code == 3 and err == "Could not open output file for writing: open new.yaml: permission denied\n", err
    only(s, "f.yaml", "key")
    os.chmod(s.work, 0o700)


def read_only_file(s):
    before = secret(s)
    for_nobody(s)
    os.chmod(s.path("f.yaml"), 0o444)
    os.chmod(s.work, 0o755)
    code, out, err = as_nobody(s, "rotate", "-i", "f.yaml")
    wanted = "Could not open in-place file for writing: open %s: permission denied\n" % s.path("f.yaml")
    assert (code, out, err) == (3, "", wanted), (code, out, err)
    assert s.read("f.yaml") == before


def unreadable_key_file(s):
    before = secret(s)
    for_nobody(s)
    os.chmod(s.work, 0o755)
    os.chmod(s.path("key"), 0o000)
    code, out, err = as_nobody(s, "decrypt", "f.yaml")
    assert code == 128 and out == "", (code, out, err)
    assert "permission denied" in " ".join(err.split()).replace("| ", ""), err
    assert s.read("f.yaml") == before


def no_home(s):
    secret(s)
    env = {name: value for name, value in s.env.items() if name not in ("HOME", "SOPS_AGE_KEY_FILE")}
    done = subprocess.run([s.program, "decrypt", "f.yaml"], cwd=s.work, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 128 and done.stdout == b"" and b"$HOME" in done.stderr, done
    done = subprocess.run([s.program, "decrypt", "f.yaml"], cwd=s.work, env={**env, "SOPS_AGE_KEY_FILE": s.env["SOPS_AGE_KEY_FILE"]}, stdout=subprocess.PIPE)
    assert done.stdout == b"a: one\nb: two\n", done


def closed_pipe(s):
    secret(s, plain=BIG)
    script = '"$0" decrypt f.yaml | head -1; echo "${PIPESTATUS[0]}"'
    done = subprocess.run(["bash", "-c", script, s.program], cwd=s.work, env=s.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.stdout == b"key0: value number 0 of many\n141\n" and done.stderr == b"", done


def stdout_closed_from_the_start(s):
    secret(s)
    done = subprocess.run(["bash", "-c", '"$0" decrypt f.yaml >&-', s.program], cwd=s.work, env=s.env, stderr=subprocess.PIPE)
    assert done.returncode == 0 and done.stderr == b"", done


def killed_while_writing(s):
    """Whenever it is killed, the file is the old one or the new one, whole."""
    before = secret(s, plain=BIG)
    rnd = random.Random(5)
    seen = set()
    for _ in range(12):
        s.write("f.yaml", before)
        child = s.start("rotate", "-i", "f.yaml")
        time.sleep(rnd.uniform(0.2, 1.6))
        child.kill()
        child.communicate()
        after = s.read("f.yaml")
        seen.add(after == before)
        if after != before:
            assert s.ok("decrypt", "f.yaml") == BIG
    s.write("f.yaml", before)
    s.ok("set", "f.yaml", '["key1"]', '"x"')
    only(s, "f.yaml")


def interrupted_while_working(s):
    before = secret(s, plain=BIG)
    for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        child = s.start("rotate", "-i", "f.yaml")
        time.sleep(0.3)
        result = interrupt(child, number)
        assert result.status in (status, -number, 0), result.status
        if result.status:
            assert result.stdout == "" and result.stderr == "", result.stderr
            unchanged(s, before)
        s.write("f.yaml", before)


def wait_for(mark, child):
    while not os.path.exists(mark):
        assert child.poll() is None, "ended with %d before its child began: %s" % (child.returncode, child.stderr.read())
        time.sleep(0.02)


def editor(s, script):
    path = os.path.join(s.home, "editor")
    with open(path, "w") as f:
        f.write("#!/bin/sh\n" + script)
    os.chmod(path, 0o700)
    s.env["EDITOR"] = path


def interrupted_in_edit(s):
    before = secret(s)
    mark = os.path.join(s.home, "started")
    editor(s, 'echo "c: three" >>"$1"; touch %s; exec sleep 20\n' % mark)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        child = s.start("edit", "f.yaml", start_new_session=True)
        wait_for(mark, child)
        result = interrupt(child, number)
        assert result.status == 1 and result.stderr.startswith("User canceled operation"), (result.status, result.stderr)
        os.killpg(child.pid, signal.SIGKILL)
        os.remove(mark)
        unchanged(s, before)


def target_replaced_while_editing(s):
    """What another program put there meanwhile is overwritten as a whole, or stays as a whole."""
    secret(s)
    other = secret(s, "g.yaml", "other: file\n")
    editor(s, 'echo "c: three" >>"$1"; mv %s %s\n' % (s.path("g.yaml"), s.path("f.yaml")))
    result = s.sops("edit", "f.yaml")
    if result.status == 0:
        assert s.ok("decrypt", "f.yaml") == "a: one\nb: two\nc: three\n"
    else:
        assert s.read("f.yaml") == other
    only(s, "f.yaml")


def target_becomes_a_link_while_editing(s):
    secret(s)
    victim = os.path.join(s.home, "victim")
    with open(victim, "w") as f:
        f.write("a: victim\n")
    editor(s, 'echo "c: three" >>"$1"; ln -sf %s %s\n' % (victim, s.path("f.yaml")))
    s.sops("edit", "f.yaml")
    assert s.ok("decrypt", "--input-type", "yaml", "--output-type", "yaml", victim) == "a: one\nb: two\nc: three\n"
    only(s, "f.yaml")


def interrupted_in_exec(s):
    secret(s)
    mark = os.path.join(s.home, "started")
    for command in (["exec-env", "f.yaml", "touch %s; exec sleep 20" % mark],
                    ["exec-file", "--no-fifo", "f.yaml", "touch %s; exec sleep 20" % mark],
                    ["exec-file", "f.yaml", "touch %s; exec sleep 20" % mark]):
        child = s.start(*command, start_new_session=True)
        wait_for(mark, child)
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=20)
        assert child.returncode in (143, -signal.SIGTERM), child.returncode
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.remove(mark)
        only(s, "f.yaml")


def exit_statuses(s):
    secret(s)
    for status in (0, 1, 2, 3, 126, 127, 128, 200, 255):
        assert s.sops("exec-env", "f.yaml", "exit %d" % status).status == status
        assert s.sops("exec-file", "f.yaml", "exit %d" % status).status == status
        assert s.sops("exec-env", "--same-process", "f.yaml", "exit %d" % status).status == status


def many_at_once(s):
    """200 programs that change different files, eight at a time."""
    for i in range(200):
        s.write("f%d.yaml" % i, "a: one\n")
    first = secret(s, "f0.yaml", "a: one\n")
    for i in range(200):
        s.write("f%d.yaml" % i, first)

    def change(i):
        return s.sops("set", "f%d.yaml" % i, '["n"]', '"%d"' % i)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for result in pool.map(change, range(200)):
            assert result.status == 0 and result.stderr == "", result.stderr
    for i in range(0, 200, 17):
        assert s.ok("decrypt", "f%d.yaml" % i) == 'a: one\n"n": "%d"\n' % i
    only(s, *("f%d.yaml" % i for i in range(200)))


def same_file_at_once(s):
    """Programs that change one file: the last one wins, and the file is always whole."""
    secret(s, plain="a: one\n")

    def change(i):
        return s.sops("set", "f.yaml", '["n"]', '"%d"' % i)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for result in pool.map(change, range(24)):
            assert result.status == 0 and result.stderr == "", result.stderr
    out = s.ok("decrypt", "f.yaml")
    assert out.startswith('a: one\n"n": "') and len(out.splitlines()) == 2, out
    only(s, "f.yaml")


TESTS = [stdout_is_full, output_is_full, file_size_limit, disk_is_full, read_only_folder, read_only_file,
         unreadable_key_file, no_home, closed_pipe, stdout_closed_from_the_start, killed_while_writing,
         interrupted_while_working, interrupted_in_edit, target_replaced_while_editing,
         target_becomes_a_link_while_editing, interrupted_in_exec, exit_statuses, many_at_once, same_file_at_once]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--filter", default="")
    args = ap.parse_args()
    return run_all([(test.__name__, test) for test in TESTS], args.sops, args.filter)


if __name__ == "__main__":
    sys.exit(main())
