package org.sops4j.pgp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.TestContexts;

/** Folders that gpg 2.2.40 has made (see {@code homes/make}), and short cuts for tests. */
final class Homes {
  static final String PASSPHRASE = "vector-passphrase";
  static final Path KEYS = Path.of("../testdata/vectors/keys");

  private static final Path FOLDER = Path.of("src/test/resources/homes").toAbsolutePath();

  private Homes() {}

  static Path of(String name) {
    return FOLDER.resolve(name);
  }

  /** Returns the fingerprint of a key of a folder. */
  static String fingerprint(String home, String name) {
    try {
      for (String line : Files.readAllLines(of(home).resolve("names"))) {
        if (line.startsWith(name + " ")) {
          return line.substring(name.length() + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException(name);
  }

  /** Returns the environment of a machine with a folder of GnuPG and without the program. */
  static Map<String, String> environment(String home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GNUPGHOME", of(home).toString());
    environment.put("PATH", "/nowhere");
    return environment;
  }

  static KeyContext context(String home) {
    return TestContexts.of(environment(home), FOLDER);
  }

  static KeySource open(String home) {
    return new PgpKeySourceProvider().open(context(home));
  }

  static KeyRef ref(String fingerprint) {
    return KeyRef.of(KeyType.PGP, Map.of("fp", fingerprint));
  }

  static WrappedKey wrapped(String fingerprint, String enc) {
    return new WrappedKey(ref(fingerprint), enc, "2026-01-02T03:04:05Z");
  }

  static DataKey part() {
    byte[] bytes = new byte[DataKey.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 5 + 1);
    }
    return DataKey.copyOf(bytes);
  }

  /** Returns the text of a failure, or "unwrapped". */
  static String message(UnwrapResult result) {
    if (result instanceof UnwrapResult.Failed failed) {
      return failed.message();
    }
    return result instanceof UnwrapResult.NotMine notMine ? notMine.message() : "unwrapped";
  }

  static byte[] key(String name) {
    try {
      return Files.readAllBytes(KEYS.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] passphrase() {
    return PASSPHRASE.getBytes(StandardCharsets.UTF_8);
  }
}
