package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.DataKey;
import org.sops4j.spi.UnwrapResult;

/** Exchanges files with the program age; run with {@code -DexcludedGroups= -Dgroups=interop}. */
@Tag("interop")
class AgeProgramInteropTest {
  @TempDir Path folder;

  @Test
  void theProgramOpensOurs() throws Exception {
    byte[] key =
        "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    String enc = AgeKeySource.of(List.of()).wrap(Keys.ref(Keys.A_RECIPIENT), DataKey.copyOf(key));
    Files.writeString(folder.resolve("enc"), enc);
    Files.writeString(folder.resolve("key"), Keys.A_IDENTITY);
    run("age", "-d", "-i", "key", "-o", "out", "enc");
    assertThat(folder.resolve("out")).hasBinaryContent(key);
  }

  @Test
  void weOpenThoseOfTheProgram() throws Exception {
    byte[] key = new byte[33];
    Files.write(folder.resolve("in"), key);
    AgeIdentity other = AgeIdentity.generate(new java.security.SecureRandom());
    run("age", "-a", "-r", other.recipient().toString(), "-r", Keys.A_RECIPIENT, "-o", "enc", "in");
    assertThat(
            AgeKeySource.of(List.of(AgeIdentity.parse(Keys.A_IDENTITY)))
                .unwrap(Keys.wrapped("", Files.readString(folder.resolve("enc")))))
        .isEqualTo(new UnwrapResult.Unwrapped(DataKey.copyOf(key)));
  }

  private void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
