package com.example.localkms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.KeySourceContract;
import org.sops4j.testkit.TestContexts;

/** All that the contract asks of a key source: this class adds only which one and which keys. */
class LocalKmsContractTest extends KeySourceContract {
  private static final String MINE = "a secret of exactly 32 letters..";
  private static final String OTHERS = "another secret, of 32 letters...";

  @TempDir static Path folder;

  @Override
  protected KeySource source() {
    return open("mine", MINE);
  }

  @Override
  protected KeySource stranger() {
    return open("others", OTHERS);
  }

  @Override
  protected KeyRef ref() {
    return KeyRef.of(KeyType.GCP_KMS, Map.of("resource_id", "team"));
  }

  @Override
  protected List<String> secrets() {
    return List.of(MINE, OTHERS);
  }

  private static KeySource open(String name, String key) {
    Path keys = folder.resolve(name);
    try {
      Files.createDirectories(keys);
      Path file = keys.resolve("team");
      if (Files.notExists(file)) {
        Files.write(file, key.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LocalKmsProvider().open(TestContexts.of(Map.of("LOCAL_KMS", name), folder));
  }
}
