"""A folder, a home and keys for one test, and the program under test in it."""
import os
import re
import shutil
import signal
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = os.path.join(os.path.dirname(HERE), "testdata", "vectors", "keys")
TIMEOUT = 60


def public(name):
    """The recipient of an age key of the golden vectors."""
    with open(os.path.join(KEYS, name + ".txt")) as f:
        return re.search(r"public key: (\S+)", f.read()).group(1)


A, B = public("age-a"), public("age-b")


class Result:
    def __init__(self, status, stdout, stderr):
        self.status = status
        self.stdout = stdout.decode("utf-8", "surrogateescape")
        self.stderr = stderr.decode("utf-8", "surrogateescape")


class Sandbox:
    """Use with `with`; everything in it is gone afterwards."""

    def __init__(self, sops):
        self.program = os.path.abspath(sops)

    def __enter__(self):
        self.root = tempfile.mkdtemp(prefix="sopsbb")
        self.work, self.home, self.tmp = (os.path.join(self.root, x) for x in ("work", "home", "tmp"))
        for folder in (self.work, self.home, self.tmp):
            os.mkdir(folder, 0o700)
        self.env = {"PATH": os.environ["PATH"], "HOME": self.home, "TMPDIR": self.tmp, "LANG": "C.UTF-8",
                    "SOPS_AGE_KEY_FILE": os.path.join(KEYS, "age-a.txt")}
        for name in ("JAVA_HOME", "SOPS_JAVA"):
            if name in os.environ:
                self.env[name] = os.environ[name]
        return self

    def __exit__(self, *exc):
        if "GNUPGHOME" in self.env:
            subprocess.run(["gpgconf", "--kill", "all"], env=self.env, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.root, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return name

    def read(self, name):
        with open(self.path(name), "rb") as f:
            return f.read()

    def text(self, name):
        return self.read(name).decode()

    def start(self, *args, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("env", self.env)
        return subprocess.Popen([self.program, *args], cwd=self.work, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **options)

    def sops(self, *args, stdin=b"", env=None):
        """Runs the program to its end."""
        done = subprocess.run([self.program, *args], cwd=self.work, env={**self.env, **(env or {})},
                              input=stdin.encode() if isinstance(stdin, str) else stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT)
        return Result(done.returncode, done.stdout, done.stderr)

    def ok(self, *args, **options):
        """Runs the program, which must succeed; returns its output."""
        result = self.sops(*args, **options)
        assert result.status == 0, "%s: exit %d: %s" % (" ".join(args), result.status, result.stderr)
        return result.stdout

    def fails(self, status, *args, **options):
        """Runs the program, which must fail with this status (any, if None) and print nothing."""
        result = self.sops(*args, **options)
        wanted = result.status != 0 if status is None else result.status == status
        assert wanted, "%s: exit %d instead of %s: %s" % (" ".join(args), result.status, status, result.stderr)
        assert result.stdout == "" and "\tat " not in result.stderr, result.stdout + result.stderr
        return result.stderr

    def gnupg(self, *secret, public=()):
        """Makes a GnuPG home with these keys of the golden vectors."""
        home = os.path.join(self.root, "gnupg")
        os.mkdir(home, 0o700)
        self.env["GNUPGHOME"] = home
        for name in [x + ".sec.asc" for x in secret] + [x + ".pub.asc" for x in public]:
            subprocess.run(["gpg", "--batch", "--quiet", "--import", os.path.join(KEYS, name)], check=True,
                           env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def run_all(tests, sops, text=""):
    """Runs functions that take a Sandbox; prints failures and the closing line; returns the status."""
    passed = failed = 0
    for name, test in tests:
        if text not in name:
            continue
        try:
            with Sandbox(sops) as sandbox:
                test(sandbox)
            passed += 1
        except (AssertionError, subprocess.SubprocessError, OSError) as e:
            failed += 1
            print("FAIL %s\n  %s" % (name, ("%s: %s" % (type(e).__name__, e)).replace("\n", "\n  ")))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


def interrupt(child, number=signal.SIGINT):
    child.send_signal(number)
    out, err = child.communicate(timeout=TIMEOUT)
    return Result(child.returncode, out, err)
