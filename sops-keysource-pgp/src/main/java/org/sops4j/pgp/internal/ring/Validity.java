package org.sops4j.pgp.internal.ring;

import java.util.Date;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/** Whether keys are valid at a time. */
final class Validity {
  private Validity() {}

  /** Tells whether a key is in force, as the signature says that gives it its life. */
  static boolean isAlive(PGPPublicKey key, PGPSignature signature, Date now) {
    long seconds = signature.getHashedSubPackets().getKeyExpirationTime();
    return !key.getCreationTime().after(now)
        && (seconds == 0 || !isOver(key.getCreationTime(), seconds, now));
  }

  static boolean isOver(Date start, long seconds, Date now) {
    return start.getTime() + seconds * 1000 <= now.getTime();
  }
}
