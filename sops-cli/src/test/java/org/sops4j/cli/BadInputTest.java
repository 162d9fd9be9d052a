package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong with the input: one clear message with the place, the specified exit status, no
 * stack trace, nothing written, the input untouched.
 */
class BadInputTest {
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";
  private static final String IDENTITY =
      "AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ";
  private static final String OTHER_IDENTITY =
      "AGE-SECRET-KEY-1XKDU5P7HDQGAH8A5MYGTRHX3AGAD82CK8AZFYMXZT0M0AXSK9C5Q36DPKX";

  @TempDir Path folder;
  private Map<String, String> environment = Map.of("SOPS_AGE_KEY", IDENTITY);
  private String message = "";

  @BeforeEach
  void haveNoHome() {
    environment = Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", folder.resolve("home").toString());
  }

  @Test
  void malformedYaml() throws IOException {
    assertRefused(2, "f.yaml", "a: 1\nb: [1, 2\nc: }\n", "encrypt", "--age", RECIPIENT);
    assertThat(message).startsWith("Error unmarshalling file: yaml: line ").contains("f.yaml");
  }

  @Test
  void malformedJson() throws IOException {
    assertRefused(2, "f.json", "{\n  \"a\": tru\n}", "encrypt", "--age", RECIPIENT);
    assertThat(message)
        .startsWith("Error unmarshalling file: Could not unmarshal input data: invalid character")
        .contains("f.json", "line 2");
  }

  @Test
  void jsonThatIsCutOff() throws IOException {
    assertRefused(2, "f.json", "{\"a\": [1, 2", "encrypt", "--age", RECIPIENT);
    assertThat(message).contains("unexpected end of JSON input", "f.json");
  }

  @Test
  void jsonThatGoesOn() throws IOException {
    assertRefused(2, "f.json", "{\"a\": 1} trailing", "encrypt", "--age", RECIPIENT);
    assertThat(message).contains("invalid character 't' after top-level value", "f.json");
  }

  @Test
  void malformedEncryptedFileOfEachFormat() throws IOException {
    for (String name : List.of("f.yaml", "f.json", "f.env", "f.ini", "f.bin")) {
      assertRefused(1, name, "[ nothing of the kind\n", "decrypt");
      assertThat(message).contains(name);
    }
  }

  @Test
  void anEmptyFile() throws IOException {
    assertRefused(92, "f.yaml", "", "encrypt", "--age", RECIPIENT);
    assertThat(message)
        .isEqualTo("File cannot be completely empty, it must contain at least one document\n");
    assertRefused(1, "g.yaml", "", "decrypt");
    assertThat(message).startsWith("sops metadata not found\n");
  }

  @Test
  void binaryGarbage() throws IOException {
    String garbage = "\u0000\u0001\u00ff\u00fe\u0007 garbage \u0080\n";
    for (String name : List.of("f.yaml", "f.json")) {
      assertRefused(2, name, garbage, "encrypt", "--age", RECIPIENT);
      assertRefused(1, name, garbage, "decrypt");
    }
  }

  @Test
  void noKey() throws IOException {
    String file = encrypted("a: secret\n", "f.yaml");
    environment = Map.of("HOME", folder.resolve("home").toString());
    assertRefused(128, "f.yaml", file, "decrypt");
    assertThat(message)
        .startsWith("Failed to get the data key required to decrypt the SOPS file.\n")
        .contains(RECIPIENT, "'SOPS_AGE_KEY'", "keys.txt");
  }

  @Test
  void theWrongKey() throws IOException {
    String file = encrypted("a: secret\n", "f.yaml");
    environment = Map.of("SOPS_AGE_KEY", OTHER_IDENTITY, "HOME", folder.resolve("home").toString());
    assertRefused(128, "f.yaml", file, "decrypt");
    assertThat(message).contains("identity did not match any of the recipients");
  }

  @Test
  void aValueThatWasChanged() throws IOException {
    String file = encrypted("db:\n  password: secret\n", "f.yaml");
    String changed = file.replaceFirst("data:..", "data:AA");
    assertRefused(25, "f.yaml", changed, "decrypt");
    assertThat(message)
        .startsWith("Error decrypting tree: Error walking tree: Could not decrypt value: ")
        .contains("[\"db\"][\"password\"]");
  }

  @Test
  void aBrokenConfiguration() throws IOException {
    Files.writeString(folder.resolve(".sops.yaml"), "creation_rules:\n  - age: [\n");
    assertRefused(1, "f.yaml", "a: 1\n", "encrypt");
    assertThat(message)
        .startsWith("error loading config: Could not unmarshal config file: yaml: ")
        .contains(".sops.yaml", "line ");
  }

  @Test
  void aSelectionThatDoesNotCompile() throws IOException {
    assertRefused(8, "f.yaml", "a: 1\n", "encrypt", "--age", RECIPIENT, "--encrypted-regex", "(");
    assertThat(message).startsWith("Error: cannot compile encrypted_regex \"(\": ");
    Files.writeString(
        folder.resolve(".sops.yaml"),
        "creation_rules:\n  - age: " + RECIPIENT + "\n    unencrypted_regex: 'a(?=b)'\n");
    assertRefused(8, "f.yaml", "a: 1\n", "encrypt");
    assertThat(message).startsWith("Error: cannot compile unencrypted_regex \"a(?=b)\": ");
  }

  @Test
  void nestingBeyondTheLimit() throws IOException {
    String deep = "a: " + "[".repeat(10_001) + "]".repeat(10_001) + "\n";
    assertRefused(2, "f.yaml", deep, "encrypt", "--age", RECIPIENT);
    assertThat(message).startsWith("Error unmarshalling file: yaml: exceeded max depth of 10000");
    String json = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    assertRefused(2, "f.json", json, "encrypt", "--age", RECIPIENT);
    assertThat(message).contains("exceeded max depth");
  }

  @Test
  void aliasBombs() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    for (String text : List.of(bomb.toString(), "a: 1\n---\n" + bomb)) {
      assertRefused(2, "f.yaml", text, "encrypt", "--age", RECIPIENT);
      assertThat(message).contains("yaml: document contains excessive aliasing");
    }
  }

  /** A sparse file: the gigabyte is read, not stored. */
  @Test
  void aLineOfAGigabyteInTooLittleMemory() throws Exception {
    Path big = folder.resolve("big.yaml");
    try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    Path errors = folder.resolve("errors");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sops4j.cli.Main",
                "encrypt",
                "-i",
                "--age",
                RECIPIENT,
                "big.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(errors.toFile());

    assertThat(program.start().waitFor()).isEqualTo(1);
    assertThat(Files.readString(errors))
        .startsWith("sops: not enough memory for big.yaml (Java has ")
        .hasLineCount(1);
    assertThat(Files.size(big)).isEqualTo(1L << 30);
  }

  /** Runs a command on a file, in all ways of writing the result, and expects it to fail alike. */
  private void assertRefused(int status, String name, String content, String... command)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    Path file = folder.resolve(name);
    for (List<String> way :
        List.of(List.<String>of(), List.of("-i"), List.of("--output", "result"))) {
      Files.write(file, bytes);
      long before = entries();
      List<String> args = new ArrayList<>(List.of(command));
      args.addAll(1, way);
      args.add(name);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();

      int found = run(args, out, err);

      message = err.toString(StandardCharsets.UTF_8);
      assertThat(found).as("exit status of %s, which says: %s", args, message).isEqualTo(status);
      assertThat(out.size()).isZero();
      assertThat(message).isNotEmpty().doesNotContain("\tat ", "Exception");
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
      assertThat(entries()).isEqualTo(before);
    }
  }

  private String encrypted(String plain, String name) throws IOException {
    Files.writeString(folder.resolve(name), plain);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(List.of("encrypt", "--age", RECIPIENT, name), out, err)).isZero();
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private int run(List<String> args, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return Cli.run(
        new Invocation(
            args,
            environment,
            folder,
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            Terminals.NONE));
  }

  private long entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
