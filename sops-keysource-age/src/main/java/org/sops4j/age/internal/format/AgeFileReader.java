package org.sops4j.age.internal.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.Unwrapping;

/** Opens an age file: header, file key, and the way to the payload. */
public final class AgeFileReader {
  private AgeFileReader() {}

  /**
   * Opens a file.
   *
   * @param in the file without armor, or an {@link ArmorReader}
   * @param identities those to try, in this order
   * @return the payload
   * @throws UnwrapException if the identity that was tried last failed
   * @throws NoMatchException if the file is for none of them
   * @throws AgeException if the header is malformed or was changed
   */
  public static PayloadReader open(InputStream in, Iterable<Identity> identities)
      throws AgeException {
    LineReader lines = new LineReader(in);
    Header header = readHeader(lines);
    byte[] fileKey = fileKey(header, identities);
    try {
      if (!header.isAuthentic(fileKey)) {
        throw new AgeException("bad header MAC");
      }
      byte[] nonce = readNonce(lines.rest());
      return new PayloadReader(lines.rest(), PayloadWriter.key(fileKey, nonce));
    } finally {
      Arrays.fill(fileKey, (byte) 0);
    }
  }

  /**
   * Reads a header and nothing else.
   *
   * @param in the file
   * @return the header
   * @throws AgeException if it is malformed
   */
  public static Header readHeader(InputStream in) throws AgeException {
    return readHeader(new LineReader(in));
  }

  private static Header readHeader(LineReader lines) throws AgeException {
    try {
      return new HeaderReader(lines).read();
    } catch (AgeException e) {
      throw e.prefixed("failed to read header: ");
    }
  }

  private static byte[] fileKey(Header header, Iterable<Identity> identities) throws AgeException {
    List<String> reasons = new ArrayList<>();
    for (Identity identity : identities) {
      Unwrapping result = identity.unwrap(header.stanzas());
      if (result instanceof Unwrapping.Done done) {
        return done.fileKey();
      } else if (result instanceof Unwrapping.Failed failed) {
        throw new UnwrapException(failed.reason());
      } else if (result instanceof Unwrapping.NotMine notMine) {
        reasons.add(notMine.reason());
      }
    }
    throw new NoMatchException(reasons);
  }

  private static byte[] readNonce(InputStream in) throws AgeException {
    byte[] nonce;
    try {
      nonce = Input.read(in, PayloadWriter.NONCE);
    } catch (AgeException e) {
      throw e.prefixed("failed to read nonce: ");
    }
    if (nonce.length < PayloadWriter.NONCE) {
      throw new AgeException(
          "failed to read nonce: " + (nonce.length == 0 ? "EOF" : "unexpected EOF"));
    }
    return nonce;
  }
}
