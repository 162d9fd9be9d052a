package com.example.localkms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
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

  private KeySource source;
  private KeySource stranger;

  @BeforeAll
  void makeKeys(@TempDir Path folder) throws IOException {
    source = source(folder.resolve("mine"), MINE);
    stranger = source(folder.resolve("others"), OTHERS);
  }

  private static KeySource source(Path folder, String key) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("team"), key);
    Map<String, String> environment = Map.of("LOCAL_KMS", folder.toString());
    return new LocalKmsProvider().open(TestContexts.of(environment, folder));
  }

  @Override
  protected KeySource source() {
    return source;
  }

  @Override
  protected KeySource stranger() {
    return stranger;
  }

  @Override
  protected KeyRef ref() {
    return KeyRef.of(KeyType.GCP_KMS, Map.of("resource_id", "team"));
  }

  @Override
  protected List<String> secrets() {
    return List.of(MINE, OTHERS);
  }
}
