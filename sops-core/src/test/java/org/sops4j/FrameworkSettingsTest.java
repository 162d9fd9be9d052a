package org.sops4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/** Settings of frameworks stand in for variables of the environment. */
class FrameworkSettingsTest {
  /** Keeps what it is given. */
  private static final class Recorder implements KeySourceProvider {
    private @Nullable KeyContext seen;

    @Override
    public KeyType type() {
      return KeyType.AGE;
    }

    @Override
    public KeySource open(KeyContext context) {
      seen = context;
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void takeThePlaceOfVariables() {
    Map<String, String> settings =
        Map.of(
            "sops.age.key-file", "/keys.txt",
            "sops.age.key-cmd", "print keys",
            "sops.age.ssh-private-key-file", "/id",
            "sops.gnupghome", "/gpg");
    assertThat(variable("SOPS_AGE_KEY_FILE", settings)).isEqualTo("/keys.txt");
    assertThat(variable("SOPS_AGE_KEY_CMD", settings)).isEqualTo("print keys");
    assertThat(variable("SOPS_AGE_SSH_PRIVATE_KEY_FILE", settings)).isEqualTo("/id");
    assertThat(variable("GNUPGHOME", settings)).isEqualTo("/gpg");
    assertThat(variable("HOME", settings)).isEqualTo("/home");
  }

  @Test
  void leaveTheEnvironmentAloneWhereTheyAreNotSet() {
    assertThat(variable("SOPS_AGE_KEY_FILE", Map.of())).isEqualTo("/of/environment");
  }

  @Test
  void setTheOrderOfKeys() {
    assertThatThrownBy(() -> variable("HOME", Map.of("sops.decryption-order", "age,age")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("age");
  }

  private static @Nullable String variable(String name, Map<String, String> settings) {
    Recorder recorder = new Recorder();
    SopsBuilder builder =
        Sops.builder()
            .environment(Map.of("HOME", "/home", "SOPS_AGE_KEY_FILE", "/of/environment"))
            .keySource(recorder);
    Sops sops = FrameworkSettings.apply(builder, settings::get).build();
    assertThatThrownBy(() -> sops.parseRecipients(KeyType.AGE, "any"))
        .isInstanceOf(UnsupportedOperationException.class);
    return recorder.seen == null ? null : recorder.seen.env(name);
  }
}
