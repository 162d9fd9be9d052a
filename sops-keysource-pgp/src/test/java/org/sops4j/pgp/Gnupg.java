package org.sops4j.pgp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.CommandRunner.Call;
import org.sops4j.spi.CommandRunner.Result;
import org.sops4j.spi.KeyContext;
import org.sops4j.testkit.TestContexts;

/** A folder of GnuPG for one test, and the real program gpg in it. */
final class Gnupg implements AutoCloseable {
  private static final String PINENTRY =
      """
      #!/bin/sh
      echo "OK ready"
      while read -r verb rest; do
        case "$verb" in
          GETPIN) echo "D vector-passphrase"; echo OK ;;
          BYE) echo OK; exit 0 ;;
          *) echo OK ;;
        esac
      done
      """;

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** Makes the folder below /tmp: a socket allows no long path. */
  Gnupg() throws IOException {
    home = Files.createTempDirectory(Path.of("/tmp"), "gpg");
    Path pinentry = home.resolve("pinentry");
    Files.writeString(pinentry, PINENTRY);
    Files.setPosixFilePermissions(pinentry, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        home.resolve("gpg-agent.conf"), "pinentry-program " + pinentry + "\ns2k-count 65536\n");
    environment.put("GNUPGHOME", home.toString());
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", "/usr/bin:/bin");
  }

  Path home() {
    return home;
  }

  /** Returns a world with gpg. */
  KeyContext context() {
    return TestContexts.of(environment, home);
  }

  /** Returns a world in which the same keys must do without gpg. */
  KeyContext contextWithoutProgram() {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("PATH", "/nowhere");
    return TestContexts.of(changed, home);
  }

  /** Returns a world in which everything is left to gpg. */
  KeyContext contextWithProgramOnly() {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("SOPS_GPG_EXEC", "gpg");
    return TestContexts.of(changed, home);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Makes a key and, unless null, a subkey; returns the fingerprint. */
  String key(String name, String passphrase, String primary, String subkey, String usage)
      throws IOException {
    gpg(passphrase, "--quick-gen-key", name + " <" + name + "@x>", primary, "sign,cert", "never");
    String fingerprint = fingerprints(name).get(0);
    gpg(passphrase, "--quick-add-key", fingerprint, subkey, usage, "never");
    return fingerprint;
  }

  /** Returns the fingerprints of a key and its subkeys. */
  List<String> fingerprints(String name) throws IOException {
    List<String> fingerprints = new ArrayList<>();
    for (String line : gpg("", "--with-colons", "--list-keys", name + "@x").split("\n")) {
      if (line.startsWith("fpr:")) {
        fingerprints.add(line.split(":")[9]);
      }
    }
    return fingerprints;
  }

  String gpg(String passphrase, String... arguments) throws IOException {
    return new String(gpg(new byte[0], passphrase, arguments), StandardCharsets.UTF_8);
  }

  byte[] gpg(byte[] input, String passphrase, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/gpg",
                "--batch",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--trust-model",
                "always",
                "--passphrase",
                passphrase));
    command.addAll(List.of(arguments));
    Result result = CommandRunner.of(environment, home).run(Call.of(command).withInput(input));
    if (result.status() != 0) {
      throw new IOException(command + ": " + new String(result.errors(), StandardCharsets.UTF_8));
    }
    return result.output();
  }

  /** Makes the agent forget all passphrases. */
  void killAgent() throws IOException {
    CommandRunner.of(environment, home)
        .run(Call.of(List.of("/usr/bin/gpgconf", "--kill", "gpg-agent")));
  }

  @Override
  public void close() throws IOException {
    killAgent();
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
