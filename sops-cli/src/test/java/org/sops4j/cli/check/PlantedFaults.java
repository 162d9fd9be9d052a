package org.sops4j.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.AgeKeys;

/** A repository of 300 files that five people share, with faults of every kind in it. */
final class PlantedFaults {
  static final int FILES = 300;

  private static final String GROUPS =
      "    shamir_threshold: %d\n    key_groups:\n      - age: ['%s']\n      - age: ['%s']\n";
  private static final String PROD = "  - path_regex: ^prod/\n";
  private static final String STAGE = "  - path_regex: ^stage/.*\\.yaml$\n";
  private static final String SELECTION = "    encrypted_regex: ^(password|token)$\n";

  private final SecretsFolder folder;
  private final List<String> expected = new ArrayList<>();
  private int files = 1; // the configuration

  PlantedFaults(SecretsFolder folder) {
    this.folder = folder;
    folder.rules(
        PROD
            + groups(2, "a,b", "c,d,e")
            + STAGE
            + SELECTION
            + age("a,b")
            + "  - path_regex: \\.env$\n    mac_only_encrypted: true\n"
            + age("c")
            + "  - path_regex: ^bin/\n"
            + age("d")
            + "  - path_regex: ^ini/\n    unencrypted_regex: ^public\n"
            + age("e,a")
            + "  - path_regex: ^json/\n    encrypted_suffix: _secret\n"
            + age("a,b,c,d,e"));
  }

  private static String age(String names) {
    return "    age: " + AgeKeys.recipients(names) + "\n";
  }

  private static String groups(int threshold, String one, String other) {
    return String.format(GROUPS, threshold, AgeKeys.recipients(one), AgeKeys.recipients(other));
  }

  /** Makes all files; returns what a check has to find, as {@code kind file:line}. */
  List<String> make() {
    clean();
    values();
    rules();
    structure();
    copies();
    keys();
    for (int i = 0; files < FILES; i++) {
      plain(
          "src/File" + i + ".java", "class File" + i + " { String enc = \"ENC[AES256_GCM,\"; }\n");
    }
    return expected;
  }

  private void clean() {
    for (int i = 0; i < 100; i++) {
      String text = "# file " + i + "\ndb:\n  # who\n  user: app # really\n  password: p" + i;
      encrypted("prod/clean" + i + ".yaml", text + "\n---\n# second\nlist:\n  # one\n  - a\n");
    }
    for (int i = 0; i < 15; i++) {
      encrypted("stage/clean" + i + ".yaml", "# note\nuser: app\npassword: p" + i + "\n");
      encrypted("app" + i + ".env", "# note\nPASSWORD=p" + i + "\nEMPTY=\n");
      encrypted("bin/clean" + i, "p" + i);
      encrypted("ini/clean" + i + ".ini", "[a]\n; note\npublic = x\npassword = p" + i + "\n");
      encrypted("json/clean" + i + ".json", "{\"a\": null, \"b_secret\": [1, {\"c\": true}]}");
    }
  }

  private void values() {
    plain("prod/open.yaml", "password: hunter2\n");
    expected.add("not-encrypted prod/open.yaml");
    plain("open.env", "PASSWORD=hunter2\n");
    expected.add("not-encrypted open.env");
    encrypted("stage/value.yaml", "user: app\npassword: x\ntoken: y\n");
    folder.change("stage/value.yaml", "(?m)^token: .*$", "token: hunter2");
    expected.add("plaintext-value stage/value.yaml:3");
    encrypted("json/value.json", "{\"n_secret\": 5, \"m\": 1}");
    folder.change("json/value.json", "(\"n_secret\": )\"[^\"]*\"", "$17");
    expected.add("plaintext-value json/value.json:2");
    encrypted("prod/comment.yaml", "a: x\nb: y\n");
    folder.change("prod/comment.yaml", "(?m)^b: ", "# hunter2\nb: ");
    expected.add("plaintext-comment prod/comment.yaml:2");
    encrypted("stage/stray.yaml", "user: app\npassword: x\n");
    folder.change(
        "stage/stray.yaml", "(?s)^user: app\npassword: ([^\n]*)", "user: $1\npassword: $1");
    expected.add("stray-ciphertext stage/stray.yaml:1");
    encrypted("stage/nothing.yaml", "user: app\n");
    expected.add(
        "covers-nothing stage/nothing.yaml:"
            + lineOf("stage/nothing.yaml", "    encrypted_regex:"));
    encrypted("ini/damaged.ini", "[a]\npassword = x\n");
    folder.change("ini/damaged.ini", "data:[^,]*", "data:%");
    expected.add("damaged-value ini/damaged.ini:2");
    encrypted("prod/mac.yaml", "a: x\n");
    folder.change("prod/mac.yaml", "(mac: ENC.*)tag:[^,]*", "$1tag:AAAA");
    expected.add("damaged-value prod/mac.yaml:" + lineOf("prod/mac.yaml", "    mac:"));
  }

  private void rules() {
    differing("recipients", STAGE + SELECTION + age("a,c"), "stage/recipients.yaml");
    differing("groups", PROD + age("a"), "prod/groups.yaml");
    differing("threshold", PROD + groups(2, "a,b", "c,d,e"), "prod/threshold.yaml");
    differing("selection", STAGE + age("a,b"), "stage/selection.yaml");
    folder.encryptedBy("  - path_regex: env\n" + age("c"), "mode.env", "PASSWORD=x\n");
    files++;
    expected.add("mac-mode-differs mode.env:" + lineOf("mode.env", "sops_lastmodified="));
    folder.encryptedBy("  -" + age("a").substring(3), "old/file.yaml", "a: x\n");
    files++;
    expected.add("no-rule old/file.yaml");
    plain("broken/.sops.yaml", "creation_rules:\n  - path_regex: (\n");
    plain("broken/file.yaml", "a: x\n");
    expected.add("invalid-config broken/.sops.yaml:2");
  }

  private void differing(String what, String rules, String name) {
    folder.encryptedBy(rules, name, "password: x\n");
    files++;
    if (what.equals("threshold")) {
      folder.change(name, "shamir_threshold: 2", "shamir_threshold: 1");
    }
    String field = what.equals("selection") ? "    unencrypted_suffix:" : "sops:";
    expected.add(
        what
            + "-"
            + (what.endsWith("s") ? "differ " : "differs ")
            + name
            + ":"
            + lineOf(name, field));
  }

  private void structure() {
    encrypted("prod/syntax.yaml", "a: x\nb: y\n");
    folder.change("prod/syntax.yaml", "(?m)^b: ", " b\n  b: ");
    expected.add("unreadable prod/syntax.yaml:3");
    encrypted("prod/conflict.yaml", "a: x\nb: y\n");
    folder.change(
        "prod/conflict.yaml", "(?m)^(b: .*)$", "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other");
    expected.add("conflict-markers prod/conflict.yaml:2");
    encrypted("prod/twice.yaml", "a: x\nb: y\n");
    folder.change("prod/twice.yaml", "(?m)^(a: .*)$", "$1\n$1");
    expected.add("duplicate-key prod/twice.yaml:2");
    encrypted("twice.env", "A=x\n");
    folder.change("twice.env", "(?m)^(sops_mac=.*)$", "$1\n$1");
    expected.add("duplicate-metadata twice.env");
    encrypted("prod/lost.yaml", "a: x\n");
    folder.change("prod/lost.yaml", "(?s)\nsops:.*", "\n");
    expected.add("invalid-metadata prod/lost.yaml");
    encrypted("json/nomac.json", "{\"b_secret\": 1}");
    folder.change("json/nomac.json", "\"mac\": \"[^\"]*\"", "\"mac\": \"\"");
    expected.add("invalid-metadata json/nomac.json:" + lineOf("json/nomac.json", "\t\"sops\""));
  }

  private void copies() {
    encrypted("bin/origin", "x");
    plain("bin/same", folder.read("bin/origin"));
    expected.add("copied-data-key bin/same");
    encrypted("bin/other", "y");
    String metadata = folder.read("bin/other").replaceAll("(?s)^.*(\"sops\": .*)$", "$1");
    encrypted("bin/wrong", "z");
    plain("bin/wrong", folder.read("bin/wrong").replaceAll("(?s)\"sops\": .*$", "") + metadata);
    files--;
    expected.add("copied-mac bin/wrong");
  }

  private void keys() {
    plain("docs/key.txt", "# mine\n" + AgeKeys.identities("a") + "\n");
    expected.add("private-key docs/key.txt:2");
    plain(
        "docs/README.md", "A key looks like AGE-SECRET-KEY-1…\n" + folder.read("prod/clean0.yaml"));
  }

  /** Faults that only the data key tells; returns what is found with it. */
  List<String> makeSealed() {
    encrypted("prod/zmoved.yaml", "a: x\nb: y\n");
    folder.change("prod/zmoved.yaml", "(?s)^a: ([^\n]*)\nb: ([^\n]*)", "a: $2\nb: $1");
    encrypted("prod/zremoved.yaml", "a: x\nb: y\n");
    folder.change("prod/zremoved.yaml", "(?m)^b: .*\n", "");
    return List.of(
        "value-not-authentic bin/wrong:2", // the metadata of another file, once more
        "value-not-authentic prod/zmoved.yaml:1",
        "mac-mismatch prod/zremoved.yaml:" + lineOf("prod/zremoved.yaml", "    mac:"));
  }

  private void encrypted(String name, String plain) {
    folder.encrypted(name, plain);
    files++;
  }

  private void plain(String name, String text) {
    folder.write(name, text);
    files++;
  }

  private int lineOf(String name, String start) {
    List<String> lines = folder.read(name).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i + 1;
      }
    }
    throw new AssertionError(start + " begins no line of " + name);
  }
}
