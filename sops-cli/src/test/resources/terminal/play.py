#!/usr/bin/env python3
"""Runs a command in a terminal of its own, and plays the person in front of it.

usage: play.py [EXPECTED ANSWER]... -- COMMAND [ARGUMENT]...

Waits for each text in turn and types the answer to it (escapes such as \\r and \\x03 are understood).
Prints what the terminal showed, and at the end a line with the exit status and whether the
terminal echoes again.
"""
import os
import pty
import sys
import termios


def main():
    split = sys.argv.index("--")
    script = [text.encode().decode("unicode_escape").encode() for text in sys.argv[1:split]]
    command = sys.argv[split + 1 :]
    child, master = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown = play(master, script)
    _, status = os.waitpid(child, 0)
    echo = bool(termios.tcgetattr(master)[3] & termios.ECHO)
    sys.stdout.buffer.write(shown)
    sys.stdout.buffer.write(b"\n[status %d, echo %s]\n" % (os.waitstatus_to_exitcode(status), b"on" if echo else b"off"))


def play(master, script):
    shown = b""
    unread = b""
    while True:
        try:
            data = os.read(master, 4096)
        except OSError:
            return shown
        if not data:
            return shown
        shown += data
        unread += data
        while script and script[0] in unread:
            unread = unread[unread.index(script[0]) + len(script[0]) :]
            os.write(master, script[1])
            script = script[2:]


main()
