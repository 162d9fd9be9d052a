package com.example.localkms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;

/** Wraps data keys with AES keys of 32 bytes; the name of a file is that of its key. */
final class LocalKmsKeySource implements KeySource {
  private final Path folder;
  private final SecureRandom random;

  LocalKmsKeySource(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  @Override
  public List<KeyRef> parse(String text) {
    List<KeyRef> keys = new ArrayList<>();
    for (String name : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      if (!name.matches("[a-z0-9-]+")) {
        throw new InvalidRecipientException("not the name of a local key: " + name);
      }
      keys.add(KeyRef.of(KeyType.GCP_KMS, Map.of("resource_id", name)));
    }
    return keys;
  }

  @Override
  public String wrap(KeyRef ref, DataKey part) {
    byte[] bytes = part.copyOfBytes();
    try {
      byte[] key = Files.readAllBytes(file(ref));
      return Base64.getEncoder().encodeToString(Box.of(key, name(ref)).seal(bytes, random));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeySourceException("local key " + name(ref) + " cannot be used", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public UnwrapResult unwrap(WrappedKey wrapped) {
    String name = name(wrapped.ref());
    try {
      byte[] key = Files.readAllBytes(file(wrapped.ref()));
      byte[] sealed = Base64.getDecoder().decode(wrapped.enc());
      byte[] bytes = Box.of(key, name).open(sealed);
      try {
        return new UnwrapResult.Unwrapped(DataKey.copyOf(bytes));
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (NoSuchFileException e) {
      return new UnwrapResult.NotMine("there is no local key " + name);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return new UnwrapResult.Failed("local key " + name + " does not fit", List.of());
    }
  }

  private Path file(KeyRef ref) {
    return folder.resolve(name(ref));
  }

  private static String name(KeyRef ref) {
    return ref.field("resource_id");
  }
}
