package org.sops4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNameTest {
  @ParameterizedTest
  @CsvSource({
    "secrets.enc.yaml, secrets.yaml",
    "a.enc/secrets.sops.json, a.enc/secrets.json",
    "prod.enc.env, prod.env",
    "secrets.yaml, secrets.yaml",
    "secrets.enc, secrets.enc",
    ".enc.yaml, .enc.yaml",
    ".env, .env",
    "key, key",
  })
  void dropsTheMarkBeforeTheExtension(String encrypted, String plain) {
    assertThat(PlainName.of(Path.of(encrypted))).isEqualTo(Path.of(plain));
  }
}
