package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newcomer makes a key and needs no second program; and no file of that name is out of reach. */
class KeygenTest {
  private static final String KEY_FILE = ".config/sops/age/keys.txt";

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String stdout = "";
  private String stderr = "";

  @BeforeEach
  void setHome() {
    environment.put("HOME", folder.toString());
  }

  private int run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Cli.run(
            new Invocation(
                List.of(args),
                environment,
                folder,
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Terminals.NONE));
    stdout = out.toString(StandardCharsets.UTF_8);
    stderr = err.toString(StandardCharsets.UTF_8);
    return status;
  }

  private String permissions(String file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }

  @Test
  void aNewKeyIsFoundWithoutFurtherAdo() throws Exception {
    assertThat(run("keygen")).isZero();
    String recipient = stdout.strip();
    assertThat(stdout).matches("age1[a-z0-9]{58}\n");
    assertThat(stderr)
        .startsWith(
            "The private key is in " + folder.resolve(KEY_FILE) + ", where sops finds it.\n")
        .doesNotContain("SECRET");
    Path file = Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    assertThat(run("encrypt", "-i", "--age", recipient, "f.yaml")).isZero();
    assertThat(file).content().contains("ENC[");
    assertThat(run("decrypt", "f.yaml")).isZero();
    assertThat(stdout).isEqualTo("a: 1\n");
  }

  @Test
  void theFileIsLikeThatOfAgeKeygenAndPrivate() throws Exception {
    run("keygen");
    assertThat(folder.resolve(KEY_FILE))
        .content()
        .matches(
            "# created: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)\n"
                + "# public key: "
                + stdout.strip()
                + "\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n");
    assertThat(permissions(KEY_FILE)).isEqualTo("rw-------");
    assertThat(permissions(".config")).isEqualTo("rwx------");
    assertThat(permissions(".config/sops/age")).isEqualTo("rwx------");
  }

  @Test
  void aKeyThatIsThereIsNeverReplaced() throws Exception {
    run("keygen");
    String before = Files.readString(folder.resolve(KEY_FILE));
    assertThat(run("keygen")).isEqualTo(3);
    assertThat(stdout).isEmpty();
    assertThat(stderr)
        .startsWith("Error: \"" + folder.resolve(KEY_FILE) + "\" exists already\n  sops keygen -y");
    assertThat(run("keygen", "-o", KEY_FILE)).isEqualTo(3);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertThat(run("keygen", "-o", "link")).isEqualTo(3);
    assertThat(folder.resolve(KEY_FILE)).hasContent(before);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aPostQuantumKeyInANamedFile() throws Exception {
    assertThat(run("keygen", "--pq", "-o", "new/pq.txt")).isZero();
    assertThat(stdout).matches("age1pq1[a-z0-9]{1952}\n");
    assertThat(stderr).contains("new/pq.txt; sops finds it if SOPS_AGE_KEY_FILE holds this path.");
    String made = stdout;
    assertThat(run("keygen", "-y", "new/pq.txt")).isZero();
    assertThat(stdout).isEqualTo(made);
    assertThat(stderr).isEmpty();
    environment.put("SOPS_AGE_KEY_FILE", "other.txt");
    run("keygen", "-o", "other.txt");
    assertThat(stderr).contains("other.txt, where sops finds it.\n");
  }

  @Test
  void allRecipientsOfAFileArePrinted() throws Exception {
    run("keygen", "-o", "one");
    String one = stdout;
    run("keygen", "-o", "two");
    String two = stdout;
    String both = Files.readString(folder.resolve("one")) + Files.readString(folder.resolve("two"));
    Files.createDirectories(folder.resolve(KEY_FILE).getParent());
    Files.writeString(folder.resolve(KEY_FILE), both);
    assertThat(run("keygen", "-y")).isZero();
    assertThat(stdout).isEqualTo(one + two);
  }

  @Test
  void aFileThatHoldsNoKeySaysSoWithoutQuotingIt() throws Exception {
    Files.writeString(folder.resolve("bad"), "# c\nAGE-SECRET-KEY-1SECRET\n");
    assertThat(run("keygen", "-y", "bad")).isEqualTo(1);
    assertThat(stderr)
        .startsWith("failed to parse 'bad' age identities: malformed secret key: ")
        .doesNotContain("1SECRET");
    Files.writeString(folder.resolve("empty"), "# c\n");
    assertThat(run("keygen", "-y", "empty")).isEqualTo(1);
    assertThat(stderr).isEqualTo("no identities found in 'empty'\n");
    assertThat(run("keygen", "-y", "missing")).isEqualTo(100);
    assertThat(run("keygen", "-y")).isEqualTo(2);
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    assertThat(run("keygen", "-o", "file/key")).isEqualTo(3);
    assertThat(stderr)
        .isEqualTo("Error: could not write " + folder + "/file/key: not a directory\n");
    environment.clear();
    assertThat(run("keygen")).isEqualTo(1);
    assertThat(stderr)
        .isEqualTo(
            "user config directory could not be determined: neither $XDG_CONFIG_HOME nor $HOME are"
                + " defined\n");
    assertThat(stdout).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-y --pq f", "-y -o f", "-y a b", "f", "--pq f"})
  void whatContradictsItselfIsRefused(String args) {
    assertThat(run(("keygen " + args).split(" "))).isEqualTo(8);
    assertThat(stderr).startsWith("Error: ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileOfThatNameIsAFileAsToTheReference() throws Exception {
    Files.writeString(folder.resolve("keygen"), "a: 1\n");
    assertThat(run("keygen")).isNotZero();
    assertThat(folder.resolve(KEY_FILE)).doesNotExist();
    Files.delete(folder.resolve("keygen"));
    Files.createSymbolicLink(folder.resolve("keygen"), folder.resolve("nowhere"));
    assertThat(run("keygen")).isNotZero();
    assertThat(folder.resolve(KEY_FILE)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--verbose keygen", "-d keygen", "./keygen", "-- keygen"})
  void elsewhereTheWordIsTheNameOfAFile(String args) {
    assertThat(run(args.split(" "))).isNotZero();
    assertThat(folder.resolve(KEY_FILE)).doesNotExist();
  }

  @Test
  void theHelpListsIt() {
    assertThat(run("--help")).isZero();
    assertThat(stdout)
        .contains("\nCOMMANDS OF SOPS4J (first on the command line, where no file has the name):\n")
        .contains("   keygen        make a private key for age");
    for (String args : List.of("help keygen", "keygen --help")) {
      assertThat(run(args.split(" "))).isZero();
      assertThat(stdout).startsWith("NAME:\n   sops keygen - make a private key");
    }
  }
}
