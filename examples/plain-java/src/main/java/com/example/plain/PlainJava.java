package com.example.plain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;
import org.sops4j.tree.StringScalar;

/** Encrypts settings, changes one of them, and shows what somebody without the key gets. */
public final class PlainJava {
  private static final String SETTINGS = "host: db.example.org\npassword: correct horse\n";

  private PlainJava() {}

  public static void main(String[] args) throws IOException {
    Path keyFile = Path.of(args[0]).toAbsolutePath();
    Path file = Path.of(args[1]);
    // Keys come from where we say, whatever the environment of this process has.
    Sops sops = Sops.builder().environment(Map.of("SOPS_AGE_KEY_FILE", keyFile.toString())).build();

    List<KeyRef> recipients = sops.parseRecipients(KeyType.AGE, args[2]);
    DecryptedDocument settings = sops.parse(SETTINGS.getBytes(StandardCharsets.UTF_8), Format.YAML);
    Files.write(
        file, sops.encrypt(settings, EncryptionSettings.to(recipients), Format.YAML).toBytes());
    System.out.println("encrypted: " + !Files.readString(file).contains("correct horse"));

    String before = Files.readAllLines(file).get(0);
    Files.write(file, withPassword(sops, file, "battery staple").toBytes());
    System.out.println(
        "host kept its ciphertext: " + Files.readAllLines(file).get(0).equals(before));
    System.out.println("password: " + text(sops.decrypt(file), "password"));

    Sops stranger = Sops.builder().environment(Map.of()).build();
    try {
      stranger.decrypt(file);
    } catch (SopsException e) {
      System.out.println("without a key: " + e.code());
    }
  }

  /** Changes one value; the ciphertext of all others stays as it is. */
  private static EncryptedDocument withPassword(Sops sops, Path file, String password)
      throws IOException {
    EncryptedDocument encrypted = sops.read(Files.readAllBytes(file), Format.YAML);
    try (OpenedDocument opened = sops.open(encrypted)) {
      return opened.encrypt(opened.content().with(password, "password"));
    }
  }

  private static String text(DecryptedDocument document, Object... path) {
    return ((StringScalar) document.at(path)).text();
  }
}
