"""Documents made at random, for programs that must treat them alike.

Left out is what SOPS 3.11 and 3.13 treat differently: comments in lists, integers in JSON files,
and what only one of them can write back.
"""
import json

WORDS = ["alpha", "beta", "gamma", "delta", "user", "password", "host", "port", "token", "name",
         "api_key", "note_unencrypted", "region", "secret"]
TEXTS = ["hunter2", "two words", "", "with: colon", "# no comment", "naïve café", "日本語", "-",
         "1.5", "true", "null", "2024-01-02", "line one\nline two\n", "it's", 'say "hi"',
         "https://example.org/?a=b&c=d", "  leading", "trailing  ", "a" * 90, "{}", "*", "%"]


def key(rnd, used):
    while True:
        name = rnd.choice(WORDS) + rnd.choice(["", "", "1", "2", "_x"])
        if name not in used:
            used.add(name)
            return name


def text(rnd):
    return rnd.choice(TEXTS)


def scalar(rnd):
    return rnd.choice([text, text, text, lambda r: r.randint(-5, 99999),
                       lambda r: r.choice([1.5, -0.25, 1e21]), lambda r: r.random() < 0.5,
                       lambda r: None])(rnd)


def tree(rnd, depth=0, strings=False):
    used = set()
    branch = {}
    for _ in range(rnd.randint(1, 4)):
        kind = rnd.random()
        if depth < 2 and kind < 0.2:
            value = tree(rnd, depth + 1, strings)
        elif depth < 2 and kind < 0.35:
            value = [text(rnd) if strings else scalar(rnd) for _ in range(rnd.randint(1, 3))]
        else:
            value = text(rnd) if strings else scalar(rnd)
        branch[key(rnd, used)] = value
    return branch


def to_yaml(rnd, value, indent=0):
    lines = []
    for name, item in value.items():
        pad = " " * indent
        if rnd.random() < 0.15:
            lines.append("%s# about %s" % (pad, name))
        if isinstance(item, dict):
            lines.append("%s%s:" % (pad, name))
            lines += to_yaml(rnd, item, indent + 4)
        elif isinstance(item, list):
            lines.append("%s%s:" % (pad, name))
            lines += ["%s    - %s" % (pad, json.dumps(x, ensure_ascii=False)) for x in item]
        else:
            lines.append("%s%s: %s" % (pad, name, json.dumps(item, ensure_ascii=False)))
    return lines


def flat(rnd, quote):
    used = set()
    return [(key(rnd, used), quote(rnd)) for _ in range(rnd.randint(1, 5))]


def simple(rnd):
    return rnd.choice(["hunter2", "two words", "a=b", "x", "café", "https://example.org/?a=b", "12"])


def document(rnd, kind):
    """Returns the bytes of a file of this kind, and what is in it."""
    if kind == "yaml":
        value = tree(rnd)
        return ("\n".join(to_yaml(rnd, value)) + "\n").encode(), value
    if kind == "json":
        value = tree(rnd, strings=True)
        return (json.dumps(value, indent="\t", ensure_ascii=False) + "\n").encode(), value
    if kind == "env":
        pairs = flat(rnd, simple)
        lines = ["%s=%s" % pair for pair in pairs]
        if rnd.random() < 0.3:
            lines.insert(0, "# about it")
        return ("\n".join(lines) + "\n").encode(), dict(pairs)
    if kind == "ini":
        pairs = flat(rnd, simple)
        return ("[one]\n" + "\n".join("%s = %s" % pair for pair in pairs) + "\n").encode(), {"one": dict(pairs)}
    return bytes(rnd.randrange(256) for _ in range(rnd.randint(1, 80))), None


def paths(value, prefix=""):
    """All paths of a document, as --extract wants them."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        path = prefix + ('["%s"]' % name if isinstance(name, str) else "[%d]" % name)
        yield path
        yield from paths(item, path)
