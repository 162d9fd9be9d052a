package org.sops4j.pgp.internal.places;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.DataKey;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.home.GnupgHome;
import org.sops4j.pgp.internal.program.GpgException;
import org.sops4j.pgp.internal.program.GpgProgram;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.UnwrapResult;

/**
 * The keys of the user, in the order of keysources.md section 3.2: rings of the old form, then what
 * gpg knows. What gpg would do is done with its files where that is possible, and not if the user
 * has chosen a program: it may keep its keys elsewhere. A failure is told as the reference tells
 * it, in the words of the built-in OpenPGP and of gpg.
 */
public final class EnvironmentKeys implements PgpKeys {
  private final KeyContext context;

  /**
   * Makes keys; reads nothing yet.
   *
   * @param context where to look
   */
  public EnvironmentKeys(KeyContext context) {
    this.context = context;
  }

  @Override
  public String encrypt(String fingerprint, byte[] data) throws PgpException {
    try {
      return new OldRings(context).encrypt(fingerprint, data);
    } catch (PgpException e) {
      return encryptWithGpg(fingerprint, data, e);
    }
  }

  private String encryptWithGpg(String fingerprint, byte[] data, PgpException builtIn)
      throws PgpException {
    GpgProgram program = new GpgProgram(context);
    String message = program.isChosen() ? null : new GpgFiles(context).encrypt(fingerprint, data);
    if (message != null) {
      return message;
    }
    try {
      return program.encrypt(fingerprint, data);
    } catch (GpgException e) {
      throw new PgpException(both("encrypt", builtIn, e), e);
    }
  }

  @Override
  public UnwrapResult decrypt(String message) {
    Findings findings = new Findings();
    PgpException builtIn;
    try {
      return unwrapped(new OldRings(context).decrypt(message, findings));
    } catch (PgpException e) {
      builtIn = e;
    }
    GpgProgram program = new GpgProgram(context);
    GpgFilesDecryption files = new GpgFilesDecryption(context, message, findings);
    byte[] data = program.isChosen() ? null : files.open();
    return data == null ? decryptWithGpg(message, findings, files, builtIn) : unwrapped(data);
  }

  private UnwrapResult decryptWithGpg(
      String message, Findings findings, GpgFilesDecryption files, PgpException builtIn) {
    GpgProgram program = new GpgProgram(context);
    try {
      return unwrapped(program.decrypt(message, home()));
    } catch (GpgException e) {
      byte[] data = e.wasStarted() || program.isChosen() ? null : files.ask();
      if (data != null) {
        return unwrapped(data);
      }
      findings.addProgram(program.name(), e);
      return findings.failure(both("decrypt", builtIn, e));
    }
  }

  /** Where gpg keeps its keys; null if the environment names no path. */
  private @Nullable Path home() {
    try {
      return GnupgHome.ofProgram(context);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static UnwrapResult unwrapped(byte[] data) {
    DataKey part = DataKey.copyOf(data);
    Arrays.fill(data, (byte) 0);
    return new UnwrapResult.Unwrapped(part);
  }

  private static String both(String verb, PgpException builtIn, GpgException program) {
    return "could not "
        + verb
        + " data key with PGP key: github.com/ProtonMail/go-crypto/openpgp error: "
        + builtIn.getMessage()
        + "; GnuPG binary error: "
        + program.getMessage();
  }
}
