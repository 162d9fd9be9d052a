package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.home.GnupgHome;
import org.sops4j.pgp.internal.home.GnupgSettings;
import org.sops4j.pgp.internal.home.TrustDatabase;
import org.sops4j.pgp.internal.ring.KeyName;
import org.sops4j.pgp.internal.ring.PublicRing;
import org.sops4j.pgp.internal.secret.PrivateKeys;
import org.sops4j.spi.KeyContext;

/** The folder of gpg 2: its public keys, and those of which gpg-agent has the private half. */
final class GpgFolder {
  private final Path home;

  /**
   * Makes a view of the folder.
   *
   * @throws java.nio.file.InvalidPathException if the environment names no path
   */
  GpgFolder(KeyContext context) {
    this.home = GnupgHome.ofProgram(context);
  }

  Path home() {
    return home;
  }

  /** Tells whether the files are all that gpg knows. */
  boolean isComplete() {
    return !GnupgSettings.keepKeysElsewhere(home);
  }

  /** The key box, or a ring of the old form if gpg still uses that. */
  Path ringFile() {
    Path box = home.resolve("pubring.kbx");
    Path old = home.resolve("pubring.gpg");
    return Files.exists(old) && !isInUse(box) ? old : box;
  }

  private static boolean isInUse(Path box) {
    try {
      return new PublicRing(Files.readAllBytes(box)).isKeyboxInUse();
    } catch (IOException e) {
      return false;
    }
  }

  /** Looks for a certificate that is not switched off. */
  @Nullable PGPPublicKeyRing findUsable(KeyName name) throws IOException {
    PGPPublicKeyRing found = ring().find(name);
    boolean usable =
        found != null && !TrustDatabase.isDisabled(home, found.getPublicKey().getFingerprint());
    return usable ? found : null;
  }

  PublicRing ring() throws IOException {
    return new PublicRing(Files.readAllBytes(ringFile()));
  }

  Path privateFolder() {
    return home.resolve("private-keys-v1.d");
  }

  PrivateKeys privateKeys() {
    return new PrivateKeys(privateFolder());
  }
}
