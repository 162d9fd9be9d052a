#!/usr/bin/env python3
"""The acceptance cases of SOPS's own functional tests, with keys and files of ours.

usage: blackbox/acceptance.py --sops PATH [--filter TEXT]

Cases 3 to 6 and 36 need AWS or Vault and are not here. Needs gpg. One line per failure, last line
"N passed, N failed".
"""
import argparse
import json
import sys

from sandbox import KEYS, run_all

with open(KEYS + "/recipients.json") as f:
    RECIPIENTS = json.load(f)
F, D, OTHERS = (RECIPIENTS[x] for x in ("pgp-rsa", "pgp-curve", "pgp-pass"))
ENC = "ENC["
CONFIG = """creation_rules:
    - path_regex: test_roundtrip_keygroups.yaml
      key_groups:
          - pgp: [%(F)s]
          - pgp: [%(D)s]
    - path_regex: test_roundtrip_keygroups_missing_decryption_key.yaml
      key_groups:
          - pgp: [%(F)s]
          - pgp: [%(O)s]
    - path_regex: test_no_keygroups.yaml
    - path_regex: test_zero_keygroups.yaml
      key_groups: []
    - path_regex: test_empty_keygroup.yaml
      key_groups: [{}]
    - pgp: %(F)s
destination_rules:
    - s3_bucket: bucket
      path_regex: test_encrypt_publish_s3.json
      unknown_field: ignored
""" % {"F": F, "D": D, "O": OTHERS}
COMMENTED = "# first line\nlorem: ipsum\n# above dolor\ndolor: sit\n"
SECTION = """the_section:
    an_int: 123
    a_float: 1.23
    a_bool: true
    a_date: 2025-01-02
    a_time: 2025-01-02 03:04:05
    a_utc_time: 2025-01-02T03:04:05Z
    a_string: this is a string
"""


def setup(s):
    s.gnupg("pgp-rsa", "pgp-curve", public=["pgp-pass"])
    s.write(".sops.yaml", CONFIG)


def no_mac(s):
    s.write("f.yaml", "foo: bar\n")
    s.ok("encrypt", "-i", "f.yaml")
    s.write("f.yaml", "".join(x + "\n" for x in s.text("f.yaml").splitlines() if not x.startswith("    mac:")))


def case_01_encrypt_json_file(s):
    s.write("f.json", '{"foo":2,"bar":"baz"}')
    out = json.loads(s.ok("encrypt", "f.json"))
    assert "sops" in out and out["foo"].startswith(ENC) and out["bar"].startswith(ENC), out


def case_02_encrypt_from_stdin(s):
    out = json.loads(s.ok("encrypt", "--filename-override", "test_encrypt.yaml", "--output-type", "json",
                          stdin="foo: 2\nbar: baz\n"))
    assert "sops" in out and out["foo"].startswith(ENC) and out["bar"].startswith(ENC), out


def case_07_ini_values_as_strings(s):
    s.write("f.yaml", SECTION)
    s.ok("encrypt", "-i", "f.yaml")
    out = s.ok("decrypt", "--output-type", "ini", "f.yaml")
    assert out == ("[the_section]\nan_int     = 123\na_float    = 1.23\na_bool     = true\n"
                   "a_date     = 2025-01-02T00:00:00Z\na_time     = 2025-01-02T03:04:05Z\n"
                   "a_utc_time = 2025-01-02T03:04:05Z\na_string   = this is a string\n"), out


def case_08_encrypt_yaml_file(s):
    s.write("f.yaml", "foo: 2\nbar: baz")
    out = s.ok("encrypt", "f.yaml")
    assert out.startswith("foo: ENC[") and "\nbar: ENC[" in out and "\nsops:\n" in out, out


def changed(s, name, plain, path, value, *extra, stdin=""):
    s.write(name, plain)
    s.ok("encrypt", "-i", name)
    s.ok("set", *extra, name, path, *value, stdin=stdin)


def case_09_set_json_file_update(s):
    changed(s, "f.json", '{"a":2,"b":"ba"}', '["a"]', ['{"aa": "aaa"}'])
    assert json.loads(s.text("f.json"))["a"]["aa"].startswith(ENC)
    assert json.loads(s.ok("decrypt", "f.json"))["a"] == {"aa": "aaa"}


def case_10_set_idempotent_write(s):
    s.write("f.json", '{"a":2,"b":"ba"}')
    s.ok("encrypt", "-i", "f.json")
    s.ok("set", "--output-type", "yaml", "f.json", '["b"]', '"ba"')
    assert s.text("f.json").startswith("a: "), s.text("f.json")
    assert s.ok("decrypt", "--input-type", "yaml", "--output-type", "yaml", "f.json") == "a: 2\nb: ba\n"


def case_11_set_idempotent_nowrite(s):
    s.write("f.json", '{"a":2,"b":"ba"}')
    s.ok("encrypt", "-i", "f.json")
    before = s.read("f.json")
    s.ok("set", "--output-type", "yaml", "--idempotent", "f.json", '["b"]', '"ba"')
    assert s.read("f.json") == before


def inserted(s, name):
    out = json.loads(s.ok("decrypt", "--output-type", "json", name))
    assert out["c"] == {"cc": "ccc"}, out
    assert "ccc" not in s.text(name)


def case_12_set_json_file_insert(s):
    changed(s, "f.json", '{"a":2,"b":"ba"}', '["c"]', ['{"cc": "ccc"}'])
    inserted(s, "f.json")


def case_13_set_with_value_file(s):
    s.write("value", '{"cc": "ccc"}')
    changed(s, "f.json", '{"a":2,"b":"ba"}', '["c"]', ["value"], "--value-file")
    inserted(s, "f.json")


def case_14_set_with_value_stdin(s):
    changed(s, "f.json", '{"a":2,"b":"ba"}', '["c"]', [], "--value-stdin", stdin='{"cc": "ccc"}')
    inserted(s, "f.json")


def case_15_set_yaml_file_update(s):
    changed(s, "f.yaml", "a: 2\nb: ba\n", '["a"]', ['{"aa": "aaa"}'])
    assert json.loads(s.ok("decrypt", "--output-type", "json", "f.yaml"))["a"] == {"aa": "aaa"}
    assert "aa: ENC[" in s.text("f.yaml")


def case_16_set_yaml_file_insert(s):
    changed(s, "f.yaml", "a: 2\nb: ba\n", '["c"]', ['{"cc": "ccc"}'])
    inserted(s, "f.yaml")


def case_17_set_yaml_file_string(s):
    changed(s, "f.yaml", "a: 2\nb: ba\n", '["a"]', ['"aaa"'])
    s.ok("decrypt", "-i", "f.yaml")
    assert s.text("f.yaml") == "a: aaa\nb: ba\n"


def case_18_set_yaml_file_string_compat(s):
    s.write("f.yaml", "a: 2\nb: ba\n")
    s.ok("-e", "-i", "f.yaml")
    s.ok("--set", '["a"] "aaa"', "-i", "f.yaml")
    s.ok("-d", "-i", "f.yaml")
    assert s.text("f.yaml") == "a: aaa\nb: ba\n"


def case_19_yaml_time(s):
    s.write("f.yaml", "a: 2024-01-01\nb: 2006-01-02T15:04:05+07:06\n")
    s.ok("encrypt", "-i", "f.yaml")
    s.ok("decrypt", "-i", "f.yaml")
    assert s.text("f.yaml") == "a: 2024-01-01T00:00:00Z\nb: 2006-01-02T15:04:05+07:06\n"


def unset(s, name, first, second):
    s.ok("encrypt", "-i", name)
    s.ok("unset", name, '["a"]')
    assert list(json.loads(s.ok("decrypt", "--output-type", "json", name))) == ["b", "c"]
    before = s.read(name)
    s.ok("unset", "--idempotent", name, '["a"]')
    assert s.read(name) == before
    s.ok("unset", name, first)
    assert len(json.loads(s.ok("decrypt", "--output-type", "json", name))["c"]) == 1
    before = s.read(name)
    s.ok("unset", "--idempotent", name, second)
    assert s.read(name) == before


def case_20_unset_json_file(s):
    s.write("f.json", '{"a":2,"b":"ba","c":[1,2]}')
    unset(s, "f.json", '["c"][1]', '["c"][1]')


def case_21_unset_yaml_file(s):
    s.write("f.yaml", "a: 2\nb: ba\nc:\n    - 1\n    - 2\n")
    unset(s, "f.yaml", '["c"][0]', '["c"][1]')


def case_22_decrypt_file_no_mac(s):
    no_mac(s)
    s.fails(51, "decrypt", "f.yaml")
    assert s.ok("decrypt", "--ignore-mac", "f.yaml") == "foo: bar\n"


def case_23_decrypt_from_stdin(s):
    s.write("f.yaml", COMMENTED)
    encrypted = s.ok("encrypt", "f.yaml")
    out = s.ok("decrypt", "--input-type", "yaml", "--output-type", "yaml", stdin=encrypted)
    assert "sops" not in out and "lorem: ipsum" in out and "dolor: sit" in out, out


def case_24_encrypt_comments(s):
    s.write("f.yaml", COMMENTED)
    out = s.ok("encrypt", "f.yaml")
    assert "first line" not in out and "above dolor" not in out, out


def case_25_encrypt_comments_list(s):
    s.write("f.yaml", "list:\n    # in the list\n    - one\n    # and again\n    - two\n")
    out = s.ok("encrypt", "f.yaml")
    assert "in the list" not in out and "and again" not in out, out


def case_26_decrypt_comments(s):
    s.write("f.yaml", COMMENTED)
    s.ok("encrypt", "-i", "f.yaml")
    out = s.ok("decrypt", "f.yaml")
    assert "# first line" in out and "# above dolor" in out, out


def case_27_decrypt_comments_unencrypted_comments(s):
    s.write("f.yaml", "lorem: ipsum\ndolor: sit\n")
    s.ok("encrypt", "-i", "f.yaml")
    s.write("f.yaml", "# first line\n" + s.text("f.yaml"))
    out = s.ok("decrypt", "f.yaml")
    assert out == "# first line\nlorem: ipsum\ndolor: sit\n", out


def case_28_roundtrip_shamir(s):
    name = s.write("test_roundtrip_keygroups.yaml", "data: secret\n")
    s.ok("encrypt", "-i", name)
    assert "secret" in s.ok("decrypt", name)


def case_29_roundtrip_shamir_missing_decryption_key(s):
    name = s.write("test_roundtrip_keygroups_missing_decryption_key.yaml", "data: secret\n")
    s.env["GPG_AGENT_INFO"] = ""
    s.ok("encrypt", "-i", name)
    s.fails(128, "decrypt", name)


def case_30_decrypt_file_multiple_keys(s):
    s.write("f.yaml", "foo: bar\n")
    s.ok("encrypt", "-i", "--pgp", OTHERS + "," + F, "f.yaml")
    assert s.ok("decrypt", "f.yaml") == "foo: bar\n"


def no_groups(s, name):
    s.write(name, "foo: bar\n")
    err = s.fails(None, "encrypt", "-i", name)
    assert err == "Could not generate data key: [empty key group provided]\n", err
    assert s.text(name) == "foo: bar\n"


def case_31_no_keygroups(s):
    no_groups(s, "test_no_keygroups.yaml")


def case_32_zero_keygroups(s):
    no_groups(s, "test_zero_keygroups.yaml")


def case_33_empty_keygroup(s):
    no_groups(s, "test_empty_keygroup.yaml")


def case_34_extract_string(s):
    s.write("f.yaml", "multiline: |\n    multi\n    line")
    s.ok("encrypt", "-i", "f.yaml")
    assert s.ok("decrypt", "--extract", '["multiline"]', "f.yaml") == "multi\nline"


def case_35_roundtrip_binary(s):
    data = '""{}this_is_binary_data'
    s.write("test.binary", data)
    s.ok("encrypt", "-i", "test.binary")
    assert data not in s.text("test.binary")
    assert s.ok("decrypt", "test.binary") == data


def case_37_output_flag(s):
    s.write("f.binary", "content")
    assert s.ok("encrypt", "--output", "out", "f.binary") == ""
    assert s.read("out")


def case_38_exec_env(s):
    s.write("f.env", "foo=bar\nmultiline=baz\\nbam\n")
    s.ok("encrypt", "-i", "f.env")
    s.write("one", "echo \"$foo\"\n")
    s.write("two", "echo \"$multiline\"\n")
    assert s.ok("exec-env", "f.env", "/bin/bash ./one") == "bar\n"
    assert s.ok("exec-env", "f.env", "/bin/bash ./two") == "baz\nbam\n"


def case_39_exec_file(s):
    s.write("f.json", '{"foo":"bar"}')
    s.ok("-e", "-i", "f.json")
    assert s.ok("exec-file", "--output-type", "json", "f.json", "cat {}") == '{\n\t"foo": "bar"\n}\n'


def case_40_exec_file_filename(s):
    s.write("f.json", '{"foo":"bar"}')
    s.ok("-e", "-i", "f.json")
    assert s.ok("exec-file", "--no-fifo", "--filename", "foobar", "f.json", "echo {}").endswith("foobar\n")


def case_41_decrypt_format(s):
    for name, plain in (("f.yaml", "foo: bar\n"), ("f.json", '{\n\t"foo": "bar"\n}\n'),
                        ("f.env", "foo = bar\n"), ("f.ini", "[foo]\nbar = baz\n"),
                        ("g.ini", '[foo]\nbar = """a\nb"""\n')):
        s.write(name, plain)
        s.ok("encrypt", "-i", name)
        assert s.ok("decrypt", name) == plain, s.ok("decrypt", name)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--sops", required=True)
    ap.add_argument("--filter", default="")
    args = ap.parse_args()

    def prepared(test):
        def run(s):
            setup(s)
            test(s)
        return run
    tests = [(name, prepared(test)) for name, test in sorted(globals().items()) if name.startswith("case_")]
    return run_all(tests, args.sops, args.filter)


if __name__ == "__main__":
    sys.exit(main())
