package org.sops4j.testkit;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.UnwrapResult;

/** A key source that hides nothing: for tests of everything but key sources. */
public final class ClearKeySource implements KeySourceProvider, KeySource {
  /** Settings that encrypt to this key source. */
  public static final EncryptionSettings SETTINGS =
      EncryptionSettings.to(List.of(KeyRef.of(KeyType.AGE, Map.of("recipient", "test"))));

  /**
   * Starts a Sops that knows this key source only.
   *
   * @return a builder
   */
  public static SopsBuilder builder() {
    return Sops.builder().environment(Map.of()).keySource(new ClearKeySource());
  }

  /** Makes a key source. */
  public ClearKeySource() {}

  @Override
  public KeyType type() {
    return KeyType.AGE;
  }

  @Override
  public KeySource open(KeyContext context) {
    return this;
  }

  @Override
  public List<KeyRef> parse(String text) {
    return List.of(KeyRef.of(KeyType.AGE, Map.of("recipient", text)));
  }

  @Override
  public String wrap(KeyRef ref, DataKey part) {
    return Base64.getEncoder().encodeToString(part.copyOfBytes());
  }

  @Override
  public UnwrapResult unwrap(WrappedKey key) {
    return new UnwrapResult.Unwrapped(DataKey.copyOf(Base64.getDecoder().decode(key.enc())));
  }
}
