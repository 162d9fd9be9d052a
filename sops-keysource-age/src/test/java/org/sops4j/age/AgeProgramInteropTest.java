package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.DataKey;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.Prompts;
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

  @Test
  void aPluginThatBothUseOpensTheFilesOfEither() throws Exception {
    DataKey part = DataKey.copyOf(new byte[32]);
    KeySource ours =
        TestPlugins.source(
            folder, Prompts.NONE, Map.of("SOPS_AGE_KEY", TestPlugins.MIRROR_IDENTITY));
    Files.writeString(folder.resolve("key"), TestPlugins.MIRROR_IDENTITY + "\n");
    Files.writeString(folder.resolve("enc"), ours.wrap(Keys.ref(TestPlugins.MIRROR), part));
    run("age", "-d", "-i", "key", "-o", "out", "enc");
    assertThat(folder.resolve("out")).hasBinaryContent(part.copyOfBytes());
    run("age", "-a", "-r", Keys.A_RECIPIENT, "-r", TestPlugins.MIRROR, "-o", "theirs", "out");
    String theirs = Files.readString(folder.resolve("theirs"));
    assertThat(ours.unwrap(Keys.wrapped(TestPlugins.MIRROR, theirs)))
        .isEqualTo(new UnwrapResult.Unwrapped(part));
  }

  private void run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder
        .environment()
        .merge("PATH", TestPlugins.FOLDER.toString(), (old, ours) -> ours + ":" + old);
    assertThat(builder.start().waitFor()).isZero();
  }
}
