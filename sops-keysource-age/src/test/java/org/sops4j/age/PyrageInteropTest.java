package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.key.DataKey;
import org.sops4j.spi.UnwrapResult;

/**
 * Exchanges files with rage, by way of pyrage of PyPI; needs {@code -Dtest.python}, a Python that
 * has the package.
 */
@Tag("interop")
class PyrageInteropTest {
  private static final DataKey PART =
      DataKey.copyOf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final String SCRIPT =
      Path.of("src/test/resources/interop/pyrage-files.py").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void exchangesFilesForNativeKeys() throws Exception {
    Files.writeString(folder.resolve("key"), Keys.A_IDENTITY);
    assertExchange(Keys.A_RECIPIENT, folder.resolve("key"), AgeIdentity.parse(Keys.A_IDENTITY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh-ed25519", "ssh-rsa"})
  void exchangesFilesForSshKeys(String name) throws Exception {
    Path key = Keys.FOLDER.resolve(name).toAbsolutePath();
    AgeIdentity identity = AgeIdentity.parseSshKey(Files.readAllBytes(key));
    assertExchange(identity.recipient().toString(), key, identity);
  }

  @Test
  void readsProtectedIdentityFiles() throws Exception {
    byte[] file = run(Keys.A_IDENTITY + "\n", "protect", "pass phrase");
    assertThat(AgeIdentity.parseFile(file, "pass phrase".getBytes(StandardCharsets.US_ASCII)))
        .extracting(AgeIdentity::revealSecretText)
        .containsExactly(Keys.A_IDENTITY);
  }

  private void assertExchange(String recipient, Path key, AgeIdentity identity) throws Exception {
    String ours = AgeKeySource.of(List.of()).wrap(Keys.ref(recipient), PART);
    assertThat(run(ours, "decrypt", key.toString())).isEqualTo(PART.copyOfBytes());
    String text = new String(PART.copyOfBytes(), StandardCharsets.US_ASCII);
    String theirs = new String(run(text, "encrypt", recipient), StandardCharsets.US_ASCII);
    assertThat(AgeKeySource.of(List.of(identity)).unwrap(Keys.wrapped(recipient, theirs)))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private byte[] run(String input, String verb, String key) throws Exception {
    return new Programs(folder).run(input, Programs.setting("test.python"), SCRIPT, verb, key);
  }
}
