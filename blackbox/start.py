#!/usr/bin/env python3
"""What the launcher of the distribution does: which Java it takes, and what becomes of the archive
of classes that makes starts fast, wherever it can and cannot be written and whoever meddles with it.

usage: blackbox/start.py --dist FOLDER [--other-java PATH] [--image FOLDER] [--filter TEXT]

FOLDER is a distribution, such as sops-cli/target/dist; it is copied and not changed. --other-java
names a second JVM, whose archive is offered to the first; --image a distribution with a JVM of its
own. One line per failure, last line "N passed, N failed".
"""
import argparse
import os
import shutil
import stat
import subprocess
import sys
import time

from sandbox import A, run_all

ROOT = os.geteuid() == 0
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
PLAIN = "a: one\nb: zw\u00f6lf\n"
OPTIONS = argparse.Namespace()


def real_java():
    return os.path.realpath(os.environ.get("SOPS_JAVA") or os.environ.get("JAVA_HOME", "") + "/bin/java"
                            if "SOPS_JAVA" in os.environ or "JAVA_HOME" in os.environ else shutil.which("java"))


class Installation:
    """A copy of the distribution without an archive, and a Java that keeps a record of its arguments."""

    def __init__(self, s, where="opt", jvm=None):
        self.s = s
        self.root = os.path.join(s.root, where)
        shutil.copytree(OPTIONS.dist, self.root, ignore=shutil.ignore_patterns("cds", "java"))
        self.sops = os.path.join(self.root, "bin", "sops")
        self.cds = os.path.join(self.root, "lib", "cds")
        self.jvm = os.path.join(s.root, "jvm dir")
        self.record = os.path.join(s.root, "record")
        self.java = os.path.join(self.jvm, "bin", "java")
        if not os.path.exists(self.java):
            os.makedirs(os.path.dirname(self.java))
            self.set_java(jvm or real_java())
            self.set_version("1")
        os.chmod(s.root, 0o755)
        s.env["SOPS_JAVA"] = self.java
        s.env.pop("JAVA_HOME", None)
        s.write("f.yaml", PLAIN)
        with open(s.env["SOPS_AGE_KEY_FILE"]) as f:
            s.env["SOPS_AGE_KEY_FILE"] = s.path(s.write("key", f.read()))
        self.start("encrypt", "-i", "--age", A, "f.yaml", env={"SOPS_JAVA_ARCHIVE": "off"})

    def set_java(self, jvm):
        with open(self.java, "w") as f:
            f.write("#!/bin/sh\nprintf '%%s\\n' \"$*\" >>'%s'\nexec '%s' \"$@\"\n" % (self.record, jvm))
        os.chmod(self.java, 0o755)
        open(self.record, "a").close()
        os.chmod(self.record, 0o666)

    def set_version(self, version):
        with open(os.path.join(self.jvm, "release"), "w") as f:
            f.write('IMPLEMENTOR="x"\nJAVA_RUNTIME_VERSION="%s"\n' % version)

    def start(self, *args, env=None, prefix=(), program=None, status=0):
        done = subprocess.run([*prefix, program or self.sops, *args], cwd=self.s.work, env={**self.s.env, **(env or {})},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        assert (done.returncode, done.stderr) == (status, b""), done
        return done.stdout.decode()

    def decrypt(self, **options):
        """Decrypts, and tells with which archive."""
        before = len(self.lines())
        out = self.start("decrypt", options.pop("file", "f.yaml"), **options)
        assert out == PLAIN, out
        line = [x for x in self.lines()[before:] if "org.sops4j.cli.Main" in x][0]
        words = [x for x in line.split(" -") if x.startswith(("XX:SharedArchiveFile=", "XX:AOTCache="))]
        return words[0].split("=", 1)[1].split(" org.sops4j")[0] if words else None

    def lines(self):
        with open(self.record) as f:
            return f.read().splitlines()

    def profile(self, cache=None):
        return (cache or self.cds) + self.java + ".profile"

    def archive(self, cache=None):
        return (cache or self.cds) + self.java + ".archive"

    def wait(self, cache=None):
        """Waits until the archive is there and nobody works on it."""
        until = time.monotonic() + 100
        lock = (cache or self.cds) + self.java + ".lock"
        while os.path.exists(lock) or not os.path.exists(self.profile(cache)):
            assert time.monotonic() < until, "no archive was made"
            time.sleep(0.05)
        assert os.path.getsize(self.archive(cache)) > 1000000

    def made(self, **options):
        assert self.decrypt(**options) is None
        self.wait()
        assert self.decrypt(**options) == self.archive()

    def users_cache(self, base=None):
        with open(os.path.join(self.root, "lib", "stamp")) as f:
            return os.path.join(base or self.s.home + "/.cache", "sops4j", f.read().strip().replace(" ", "-"))

    def read_only(self):
        for folder, _, files in os.walk(self.root):
            for name in files:
                os.chmod(os.path.join(folder, name), 0o555)
            os.chmod(folder, 0o555)

    def writable(self):
        for folder, _, _ in os.walk(self.root):
            os.chmod(folder, 0o755)

    def as_nobody(self):
        """The prefix for a user who cannot write where the program is."""
        self.read_only()
        if not ROOT:
            return ()
        for name in (self.s.work, self.s.home, self.s.tmp):
            os.chmod(name, 0o777)
        os.chown(self.s.home, 65534, 65534)
        os.chmod(self.s.path("key"), 0o644)
        os.chmod(self.s.path("f.yaml"), 0o644)
        return NOBODY


def beside_the_program(s):
    i = Installation(s)
    i.made()
    assert not os.listdir(s.home) and not os.listdir(s.tmp)
    mode = os.stat(i.archive()).st_mode
    assert mode & 0o022 == 0 and mode & 0o444 == 0o444, oct(mode)


def by_every_way_to_the_program(s):
    i = Installation(s, "opt dir's")
    i.made()
    link = os.path.join(s.root, "link")
    os.symlink(i.sops, link)
    assert i.decrypt(program=link) == i.archive()
    relative = os.path.relpath(i.sops, s.work)
    assert os.path.samefile(os.path.join(s.work, i.decrypt(program=relative)), i.archive())


def first_start_by_a_relative_path(s):
    i = Installation(s)
    relative = os.path.relpath(i.sops, s.work)
    assert i.decrypt(program=relative) is None
    i.wait()
    assert i.decrypt() == i.archive()


def in_the_cache_of_the_user(s):
    i = Installation(s)
    prefix = i.as_nobody()
    assert i.decrypt(prefix=prefix) is None
    cache = i.users_cache()
    i.wait(cache)
    assert i.decrypt(prefix=prefix) == i.archive(cache)
    folder = os.path.dirname(cache)
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700 and not os.path.exists(i.cds)
    for name in (i.profile(cache), i.archive(cache)):
        assert os.stat(name).st_mode & 0o077 == 0, name
    i.writable()


def in_the_cache_that_xdg_names(s):
    i = Installation(s)
    prefix = i.as_nobody()
    base = os.path.join(s.home, "xdg")
    env = {"XDG_CACHE_HOME": base}
    assert i.decrypt(prefix=prefix, env=env) is None
    i.wait(i.users_cache(base))
    assert i.decrypt(prefix=prefix, env=env) == i.archive(i.users_cache(base))
    # What is not absolute counts as not set.
    assert i.decrypt(prefix=prefix, env={"XDG_CACHE_HOME": "xdg"}) is None
    i.wait(i.users_cache())
    i.writable()


def nowhere(s):
    i = Installation(s)
    prefix = i.as_nobody()
    os.chmod(s.home, 0o555)
    for env in ({"HOME": ""}, {"HOME": "/nonexistent"}, {"HOME": "/dev/null"}, {}):
        for _ in range(2):
            assert i.decrypt(prefix=prefix, env=env) is None
    del s.env["HOME"]
    assert i.decrypt(prefix=prefix) is None
    os.chmod(s.home, 0o700)
    assert not os.path.exists(i.cds) and not os.listdir(s.home)
    i.writable()


def not_from_a_folder_of_somebody_else(s):
    i = Installation(s)
    prefix = i.as_nobody()
    if not ROOT:
        i.writable()
        return
    i.decrypt(prefix=prefix)
    cache = i.users_cache()
    i.wait(cache)
    for name in (os.path.dirname(cache), i.profile(cache), i.archive(cache)):
        os.chown(name, 12345, 12345)
        os.chmod(name, 0o777)
        assert i.decrypt(prefix=prefix) is None, name
        os.chown(name, 65534, 65534)
    i.writable()


def into_no_folder_of_somebody_else(s):
    i = Installation(s)
    prefix = i.as_nobody()
    if not ROOT:
        i.writable()
        return
    folder = os.path.dirname(i.users_cache())
    os.makedirs(folder)
    os.chmod(folder, 0o777)
    assert i.decrypt(prefix=prefix) is None
    time.sleep(1)  # as long as making would take to begin
    assert os.listdir(folder) == []
    i.writable()


def closes_its_own_folder_to_others(s):
    i = Installation(s)
    prefix = i.as_nobody()
    folder = os.path.dirname(i.users_cache())
    os.makedirs(folder)
    os.chmod(folder, 0o777)
    if ROOT:
        for name in (folder, os.path.dirname(folder)):
            os.chown(name, 65534, 65534)
    assert i.decrypt(prefix=prefix) is None
    i.wait(i.users_cache())
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    i.writable()


def broken_archives(s):
    i = Installation(s)
    i.made()
    with open(i.archive(), "rb") as f:
        whole = f.read()
    # A lock of somebody alive: none of these is made anew.
    lock = i.cds + i.java + ".lock"
    os.mkdir(lock)
    with open(os.path.join(lock, "owner"), "w") as f:
        f.write("%d\n" % os.getpid())
    page = b"\0" * 4096
    broken = [page + whole[4096:], b"x" * len(whole), whole[:len(whole) // 2], whole[:5000], whole[:100], b"", whole[:-4096]]
    if OPTIONS.other_java:
        with open(foreign_archive(s), "rb") as f:
            broken.append(f.read())
    for content in broken:
        # Not in place: that would be another file under the feet of a JVM that runs.
        with open(i.archive() + ".new", "wb") as f:
            f.write(content)
        os.rename(i.archive() + ".new", i.archive())
        used = i.decrypt()
        assert used is None or len(content) == len(whole), used
        done = subprocess.run([i.sops, "decrypt", "none.yaml"], cwd=s.work, env=s.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 100 and done.stdout == b"" and done.stderr.count(b"\n") == 1, done
    shutil.rmtree(lock)
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()
    os.remove(i.archive())
    assert i.decrypt() is None
    i.wait()


def foreign_archive(s):
    other = Installation(s, "other")
    shutil.rmtree(other.jvm)
    os.makedirs(os.path.dirname(other.java))
    other.set_java(OPTIONS.other_java)
    other.made()
    shutil.copy(other.archive(), os.path.join(s.root, "foreign"))
    other.set_java(real_java())
    return os.path.join(s.root, "foreign")


def broken_profiles(s):
    i = Installation(s)
    i.made()
    with open(i.profile()) as f:
        lines = f.read().splitlines()
    for content in ("", "x", "\n" * 7, "\n".join(lines[:6]), "\n".join(["/nonexistent"] + lines[1:]), "\0\0\0\0"):
        with open(i.profile(), "w") as f:
            f.write(content)
        assert i.decrypt() is None, content
        i.wait()
    assert i.decrypt() == i.archive()


def another_jar(s):
    i = Installation(s)
    i.made()
    # As an update from a package does it: another jar with the same time and size.
    jar = os.path.join(i.root, "lib", "sops.jar")
    when = os.stat(jar).st_mtime_ns
    shutil.copy(jar, jar + ".new")
    os.utime(jar + ".new", ns=(when, when))
    os.rename(jar + ".new", jar)
    with open(os.path.join(i.root, "lib", "stamp"), "w") as f:
        f.write("1 2\n")
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()


def another_place(s):
    i = Installation(s)
    i.made()
    moved = os.path.join(s.root, "moved")
    os.rename(i.root, moved)
    i.sops, i.cds = (x.replace(i.root, moved) for x in (i.sops, i.cds))
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()


def java_was_updated(s):
    i = Installation(s)
    i.made()
    i.set_version("2")
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()


def java_is_another_behind_a_link(s):
    i = Installation(s)
    link = os.path.join(s.root, "java")
    os.symlink(i.java, link)
    s.env["SOPS_JAVA"] = link
    assert i.decrypt() is None
    real, i.java = i.java, link
    i.wait()
    assert i.decrypt() == i.archive()
    os.remove(link)
    shutil.copytree(i.jvm, i.jvm + "2")
    os.symlink(real.replace(i.jvm, i.jvm + "2"), link)
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()


def java_makes_no_archive(s):
    i = Installation(s)
    with open(i.java, "w") as f:
        f.write("#!/bin/sh\nprintf '%%s\\n' \"$*\" >>'%s'\ncase \"$*\" in *Rehearsal*) exit 1 ;; esac\nexec '%s' \"$@\"\n" % (i.record, real_java()))
    assert i.decrypt() is None
    until = time.monotonic() + 60
    while not os.path.exists(i.profile()):
        assert time.monotonic() < until
        time.sleep(0.05)
    count = sum("Rehearsal" in x for x in i.lines())
    assert i.decrypt() is None
    time.sleep(1)
    assert sum("Rehearsal" in x for x in i.lines()) == count, "tried again"


def many_first_starts(s):
    i = Installation(s)
    started = [subprocess.Popen([i.sops, "decrypt", "f.yaml"], cwd=s.work, env=s.env, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)]
    for child in started:
        out, err = child.communicate(timeout=120)
        assert (child.returncode, out.decode(), err) == (0, PLAIN, b""), (child.returncode, out, err)
    i.wait()
    assert sum("ArchiveClassesAtExit" in x or "AOTMode=create" in x for x in i.lines()) == 1, i.lines()
    assert i.decrypt() == i.archive()
    assert sorted(os.listdir(os.path.dirname(i.archive()))) == ["java.archive", "java.profile"]


def making_was_killed(s):
    i = Installation(s)
    lock = i.cds + i.java + ".lock"
    os.makedirs(os.path.join(lock, "work"))
    gone = subprocess.Popen(["true"])
    gone.wait()
    with open(os.path.join(lock, "owner"), "w") as f:
        f.write("%d\n" % gone.pid)
    assert i.decrypt() is None
    i.wait()
    assert i.decrypt() == i.archive()


def making_keeps_nobody_waiting(s):
    """The caller sees the end of the streams, and a lock that it holds is free, while making goes on."""
    i = Installation(s)
    gate = os.path.join(s.root, "gate")
    with open(i.java, "w") as f:
        f.write("#!/bin/sh\ncase \"$*\" in *Rehearsal* | *-version*) while [ ! -e '%s' ]; do sleep 0.1; done ;; esac\nprintf '%%s\\n' \"$*\" >>'%s'\nexec '%s' \"$@\"\n"
                % (gate, i.record, real_java()))
    held = os.path.join(s.root, "held")
    script = "exec 9>'%s'; flock 9; '%s' decrypt f.yaml" % (held, i.sops)
    done = subprocess.run(["bash", "-c", script], cwd=s.work, env=s.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    assert (done.stdout.decode(), done.stderr) == (PLAIN, b""), done
    assert not os.path.exists(i.profile())
    subprocess.run(["flock", "--nonblock", held, "true"], check=True)
    open(gate, "w").close()
    i.wait()


def options_of_others_stay_out(s):
    i = Installation(s)
    s.env["JAVA_TOOL_OPTIONS"] = "-Dx=y"
    child = subprocess.run([i.sops, "decrypt", "f.yaml"], cwd=s.work, env=s.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout.decode() == PLAIN and child.stderr == b"Picked up JAVA_TOOL_OPTIONS: -Dx=y\n", child
    i.wait()


def switched_off(s):
    i = Installation(s)
    for _ in range(2):
        assert i.decrypt(env={"SOPS_JAVA_ARCHIVE": "off"}) is None
    assert not os.path.exists(i.cds)


def which_java(s):
    i = Installation(s)
    off = {"SOPS_JAVA_ARCHIVE": "off"}
    others = os.path.join(s.root, "others")
    os.mkdir(others)
    os.symlink(i.java, os.path.join(others, "java"))
    wrong = os.path.join(s.root, "wrong")
    os.makedirs(os.path.join(wrong, "bin", "java"))
    del s.env["SOPS_JAVA"]
    path = os.environ["PATH"]
    i.decrypt(env={**off, "JAVA_HOME": i.jvm, "PATH": wrong + "/bin:" + path})
    i.decrypt(env={**off, "PATH": wrong + "/bin:" + others + ":" + path})
    with open(os.path.join(i.root, "lib", "java"), "w") as f:
        f.write(i.java + "\n")
    i.decrypt(env={**off, "PATH": ""})
    os.remove(os.path.join(i.root, "lib", "java"))
    for env, place in (({"PATH": ""}, ""), ({"JAVA_HOME": wrong}, " at %s/bin/java" % wrong), ({"SOPS_JAVA": "/none"}, " at /none")):
        done = subprocess.run([i.sops, "--version"], env={**s.env, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        text = "sops: no Java found%s: install Java 17 or later, or set SOPS_JAVA or JAVA_HOME\n" % place
        assert (done.returncode, done.stdout, done.stderr.decode()) == (1, b"", text) or place == "" and done.returncode == 0, done


def flags_by_size(s):
    i = Installation(s)
    quick = "-XX:TieredStopAtLevel=1"

    def flags(*args, stdin=subprocess.DEVNULL):
        env = {**s.env, "SOPS_JAVA_ARCHIVE": "off"}
        subprocess.run([i.sops, *args], cwd=s.work, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return i.lines()[-1]

    s.write("big.json", "x" * 17000000)
    s.write("medium.json", "x" * 600000)
    s.write("empty", "")
    os.mkdir(s.path("folder"))
    assert quick in flags("decrypt", "f.yaml")
    assert quick in flags("decrypt", s.path("f.yaml"))
    assert quick in flags("--version")
    assert quick in flags("decrypt", "empty")
    assert quick in flags("decrypt", "medium.json")
    assert quick not in flags("decrypt", "medium.json", s.path("medium.json"))
    assert quick not in flags("decrypt", "big.json")
    assert quick not in flags("decrypt", "f.yaml", s.path("big.json"))
    assert quick not in flags("filestatus", "folder")
    assert quick not in flags("decrypt", stdin=subprocess.PIPE)
    with open(s.path("big.json")) as f:
        assert quick not in flags("decrypt", stdin=f)
    with open(s.path("f.yaml")) as f:
        assert quick in flags("decrypt", stdin=f)
    s.env["SOPS_JAVA_OPTS"] = "-Xmx77m -Dx=y"
    line = flags("decrypt", "f.yaml")
    assert " -Xmx77m -Dx=y " in line, line


def what_the_caller_gave(s):
    i = Installation(s)
    i.made()
    name = s.write("\u00e4 'x'.yaml", s.read("f.yaml"))
    for locale in ({"LC_ALL": "C"}, {"LC_ALL": ""}, {}):
        assert i.decrypt(file=name, env=locale) == i.archive()
    # An editor is a child: it has the value of the caller.
    editor = os.path.join(s.root, "editor")
    with open(editor, "w") as f:
        f.write("#!/bin/sh\necho \"${LC_ALL-unset}\" >'%s'\n" % os.path.join(s.root, "seen"))
    os.chmod(editor, 0o755)
    for env, seen in (({"LC_ALL": "C"}, "C\n"), ({"LC_ALL": ""}, "\n"), ({}, "unset\n")):
        child = {**s.env, "SOPS_EDITOR": editor, "EDITOR": editor, **env}
        subprocess.run([i.sops, "edit", "f.yaml"], cwd=s.work, env=child, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with open(os.path.join(s.root, "seen")) as f:
            assert f.read() == seen, env


def image(s):
    """The distribution with a JVM of its own needs no other, and nothing on the path."""
    if not OPTIONS.image:
        return
    copy = os.path.join(s.root, "image")
    shutil.copytree(OPTIONS.image, copy, symlinks=True)
    shutil.rmtree(os.path.join(copy, "lib", "cds"), ignore_errors=True)
    i = Installation(s)
    java = os.path.join(copy, "runtime", "bin", "java")
    for env in ({"PATH": ""}, {"PATH": "/nonexistent", "JAVA_HOME": "/nonexistent"}):
        done = subprocess.run([os.path.join(copy, "bin", "sops"), "decrypt", "f.yaml"], cwd=s.work, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={"SOPS_AGE_KEY_FILE": s.env["SOPS_AGE_KEY_FILE"], "HOME": s.home, **env})
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, PLAIN, b""), done
    i.cds, i.java = os.path.join(copy, "lib", "cds"), java
    i.wait()
    done = subprocess.run([os.path.join(copy, "bin", "sops"), "decrypt", "f.yaml"], cwd=s.work, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={"SOPS_AGE_KEY_FILE": s.env["SOPS_AGE_KEY_FILE"], "PATH": ""})
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, PLAIN, b""), done


TESTS = [beside_the_program, by_every_way_to_the_program, first_start_by_a_relative_path, in_the_cache_of_the_user,
         in_the_cache_that_xdg_names, nowhere, not_from_a_folder_of_somebody_else, into_no_folder_of_somebody_else,
         closes_its_own_folder_to_others, broken_archives, broken_profiles, another_jar, another_place, java_was_updated,
         java_is_another_behind_a_link, java_makes_no_archive, many_first_starts, making_was_killed, making_keeps_nobody_waiting,
         options_of_others_stay_out, switched_off, which_java, flags_by_size, what_the_caller_gave, image]


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--dist", required=True)
    ap.add_argument("--other-java")
    ap.add_argument("--image")
    ap.add_argument("--filter", default="")
    ap.parse_args(namespace=OPTIONS)
    return run_all([(test.__name__, test) for test in TESTS], os.path.join(OPTIONS.dist, "bin", "sops"), OPTIONS.filter)


if __name__ == "__main__":
    sys.exit(main())
