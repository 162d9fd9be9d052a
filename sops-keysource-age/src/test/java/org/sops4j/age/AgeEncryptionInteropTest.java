package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.DataKey;
import org.sops4j.spi.UnwrapResult;

/**
 * Exchanges post-quantum files with age-encryption of npm; needs node, and {@code
 * -Dtest.node.modules}, the folder that has the package.
 */
@Tag("interop")
class AgeEncryptionInteropTest {
  private static final DataKey PART =
      DataKey.copyOf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private static final String SCRIPT =
      Path.of("src/test/resources/interop/age-encryption.mjs").toAbsolutePath().toString();

  @TempDir Path folder;

  private final AgeIdentity identity = AgeIdentity.generateHybrid(new SecureRandom());

  @Test
  void bothKnowTheSameRecipientOfAnIdentity() throws Exception {
    assertThat(
            new String(run("", "recipient", identity.revealSecretText()), StandardCharsets.UTF_8))
        .isEqualTo(identity.recipient().toString());
  }

  @Test
  void theLibraryOpensOurs() throws Exception {
    String enc = AgeKeySource.of(List.of()).wrap(Keys.ref(identity.recipient().toString()), PART);
    assertThat(run(enc, "decrypt", identity.revealSecretText())).isEqualTo(PART.copyOfBytes());
  }

  @Test
  void weOpenThoseOfTheLibrary() throws Exception {
    String text = new String(PART.copyOfBytes(), StandardCharsets.US_ASCII);
    byte[] enc = run(text, "encrypt", identity.recipient().toString());
    assertThat(
            AgeKeySource.of(List.of(identity))
                .unwrap(Keys.wrapped("", new String(enc, StandardCharsets.US_ASCII) + "\n")))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private byte[] run(String input, String verb, String key) throws Exception {
    String modules = Programs.setting("test.node.modules");
    return new Programs(folder).run(input, "node", SCRIPT, modules, verb, key);
  }
}
