package org.sops4j.pgp.internal.secret;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** The folder {@code private-keys-v1.d}, where gpg-agent keeps a file for each private key. */
public final class PrivateKeys {
  /** More than any of these files has. */
  private static final int LIMIT = 1 << 20;

  private final Path folder;

  /**
   * Makes a view of a folder.
   *
   * @param folder the folder, which need not be there
   */
  public PrivateKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * A private key and its file.
   *
   * @param file the file
   * @param key the key, to be wiped by whoever asked for it
   */
  public record Found(Path file, AgentKey key) {}

  /**
   * Looks for the private half of a key. Files are told by their content, so that every kind of key
   * is found without knowing how the agent would name it.
   *
   * @param publicKey the public half
   * @return the first file that has it, or null
   * @throws IOException if the folder is missing or cannot be read
   */
  public @Nullable Found find(PGPPublicKey publicKey) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.key")) {
      for (Path file : files) {
        AgentKey key = readIfOf(file, publicKey);
        if (key != null) {
          return new Found(file, key);
        }
      }
    }
    return null;
  }

  /** A file that cannot be read may be of another key; gpg will say so if it is not. */
  private static @Nullable AgentKey readIfOf(Path file, PGPPublicKey publicKey) {
    byte[] bytes = new byte[0];
    try {
      if (Files.size(file) > LIMIT) {
        return null;
      }
      bytes = Files.readAllBytes(file);
      AgentKey key = AgentKey.parse(bytes);
      if (key.belongsTo(publicKey)) {
        return key;
      }
      key.wipe();
      return null;
    } catch (IOException e) {
      return null;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
