package com.example.localkms;

import java.nio.file.Path;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/** What {@code ServiceLoader} finds. The folder is named by {@code LOCAL_KMS}. */
public final class LocalKmsProvider implements KeySourceProvider {
  /** Does nothing, as the contract asks. */
  public LocalKmsProvider() {}

  @Override
  public KeyType type() {
    return KeyType.GCP_KMS;
  }

  @Override
  public KeySource open(KeyContext context) {
    String folder = context.env("LOCAL_KMS");
    Path keys = context.workingDirectory().resolve(folder == null ? "local-kms" : folder);
    return new LocalKmsKeySource(keys, context.random());
  }
}
