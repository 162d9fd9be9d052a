package org.sops4j.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.CommandRunner.Call;
import org.sops4j.spi.CommandRunner.Result;
import org.sops4j.tree.Format;

/** A real SOPS and ours read each other's files with OpenPGP keys of a real gpg. */
@Tag("interop")
class PgpInteropTest {
  private static final Path KEYS = Path.of("../testdata/vectors/keys").toAbsolutePath();
  private static final Path OLD = Path.of("../sops-keysource-pgp/src/test/resources/homes/old");
  private static final byte[] PLAIN = "a: 1\n".getBytes(StandardCharsets.UTF_8);

  private Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** Below /tmp, since the socket of gpg-agent allows no long path. */
  @BeforeEach
  void makeHome() throws Exception {
    home = Files.createTempDirectory(Path.of("/tmp"), "gpg");
    environment.put("HOME", home.toString());
    environment.put("GNUPGHOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("SOPS_DISABLE_VERSION_CHECK", "true");
    Path pinentry = home.resolve("pinentry");
    Files.writeString(
        pinentry,
        "#!/bin/sh\necho OK\nwhile read -r verb rest; do case \"$verb\" in GETPIN)"
            + " echo 'D vector-passphrase';; esac; echo OK; done\n");
    Files.setPosixFilePermissions(pinentry, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(home.resolve("gpg-agent.conf"), "pinentry-program " + pinentry + "\n");
  }

  @AfterEach
  void removeHome() throws Exception {
    run(List.of("gpgconf", "--kill", "gpg-agent"));
    try (var files = Files.walk(home)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pgp-rsa", "pgp-curve", "pgp-pass"})
  void eachReadsTheOther(String key) throws Exception {
    run(List.of("gpg", "--batch", "--import", KEYS.resolve(key + ".sec.asc").toString()));
    exchange(fingerprint(key));
  }

  @Test
  void eachReadsTheOtherWithRingsOfTheOldForm() throws Exception {
    for (String file : List.of("pubring.gpg", "secring.gpg")) {
      Files.copy(OLD.resolve(file), home.resolve(file));
    }
    environment.put("SOPS_GPG_EXEC", "/nowhere/gpg");
    String first = Files.readAllLines(OLD.resolve("names")).get(0);
    exchange(first.substring(first.indexOf(' ') + 1));
  }

  private void exchange(String fingerprint) throws Exception {
    Path file = home.resolve("f.yaml");
    Sops sops = Sops.builder().environment(environment).build();
    EncryptionSettings settings =
        EncryptionSettings.to(sops.parseRecipients(KeyType.PGP, fingerprint));
    Files.write(
        file, sops.encrypt(sops.parse(PLAIN, Format.YAML), settings, Format.YAML).toBytes());
    assertThat(run(List.of(reference(), "decrypt", file.toString()))).isEqualTo(PLAIN);
    Files.write(file, PLAIN);
    byte[] theirs = run(List.of(reference(), "encrypt", "--pgp", fingerprint, file.toString()));
    assertThat(sops.decrypt(theirs, Format.YAML).toBytes()).isEqualTo(PLAIN);
  }

  private static String fingerprint(String key) throws IOException {
    String text = Files.readString(KEYS.resolve("recipients.json"));
    int start = text.indexOf(": \"", text.indexOf("\"" + key + "\"")) + 3;
    return text.substring(start, text.indexOf('"', start));
  }

  private static String reference() {
    String path = System.getProperty("sops.reference", "");
    assertThat(path).as("-Dsops.reference=PATH of a real SOPS").isNotEmpty();
    return Path.of(path).toAbsolutePath().toString();
  }

  private byte[] run(List<String> command) throws IOException {
    Result result = CommandRunner.of(environment, home).run(Call.of(command));
    assertThat(result.status()).as(new String(result.errors(), StandardCharsets.UTF_8)).isZero();
    return result.output();
  }
}
