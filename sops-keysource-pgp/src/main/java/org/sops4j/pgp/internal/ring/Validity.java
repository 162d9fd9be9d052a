package org.sops4j.pgp.internal.ring;

import java.time.Instant;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/** Whether keys are valid at a time. */
final class Validity {
  private Validity() {}

  /** Tells whether a key is in force, as the signature says that gives it its life. */
  static boolean isAlive(PGPPublicKey key, PGPSignature signature, Instant now) {
    long seconds = signature.getHashedSubPackets().getKeyExpirationTime();
    Instant birth = key.getCreationTime().toInstant();
    return !birth.isAfter(now) && (seconds == 0 || !isOver(birth, seconds, now));
  }

  static boolean isOver(Instant start, long seconds, Instant now) {
    return !start.plusSeconds(seconds).isAfter(now);
  }
}
