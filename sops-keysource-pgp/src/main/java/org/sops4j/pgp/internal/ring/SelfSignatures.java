package org.sops4j.pgp.internal.ring;

import java.time.Instant;
import java.util.Iterator;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** The signatures by which the owner of a certificate says what holds for its keys. */
final class SelfSignatures {
  private static final int[] CERTIFICATIONS = {
    PGPSignature.DEFAULT_CERTIFICATION,
    PGPSignature.NO_CERTIFICATION,
    PGPSignature.CASUAL_CERTIFICATION,
    PGPSignature.POSITIVE_CERTIFICATION,
    PGPSignature.CERTIFICATION_REVOCATION
  };

  private final PGPPublicKey primary;
  private final Instant now;

  SelfSignatures(PGPPublicKey primary, Instant now) {
    this.primary = primary;
    this.now = now;
  }

  /** What is signed beside the primary key. */
  @FunctionalInterface
  private interface Check {
    boolean verify(PGPSignature signature) throws PGPException;
  }

  /** Returns the newest statement about the certificate as a whole, or null if none is valid. */
  @Nullable PGPSignature newest() {
    PGPSignature newest = newestDirect();
    Iterator<byte[]> ids = primary.getRawUserIDs();
    while (ids.hasNext()) {
      newest = newer(newest, newestOf(ids.next()));
    }
    return newest;
  }

  /** Returns the newest signature on the key itself, or null. */
  @Nullable PGPSignature newestDirect() {
    return newest(
        primary.getSignaturesOfType(PGPSignature.DIRECT_KEY),
        signature -> signature.verifyCertification(primary));
  }

  /** Returns the newest signature on a user id, or null if that one is its revocation. */
  private @Nullable PGPSignature newestOf(byte[] id) {
    Iterator<PGPSignature> signatures = primary.getSignaturesForID(id);
    if (signatures == null) {
      return null;
    }
    PGPSignature newest =
        newest(
            signatures,
            signature -> isCertification(signature) && signature.verifyCertification(id, primary));
    boolean revoked =
        newest != null && newest.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION;
    return revoked ? null : newest;
  }

  /** Returns the newest signature that makes a key a subkey, or null. */
  @Nullable PGPSignature newestBinding(PGPPublicKey subkey) {
    return newest(
        subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
        signature -> signature.verifyCertification(primary, subkey));
  }

  /** Tells whether the certificate is revoked, or somebody who may revoke it seems to have. */
  boolean isRevoked() {
    Iterator<PGPSignature> revocations = primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION);
    while (revocations.hasNext()) {
      PGPSignature revocation = revocations.next();
      boolean own = revocation.getKeyID() == primary.getKeyID();
      if (own
          ? holds(revocation, signature -> signature.verifyCertification(primary))
          : mayRevoke(revocation.getKeyID())) {
        return true;
      }
    }
    return false;
  }

  /** A subkey stays revoked even if a newer signature binds it again. */
  boolean isRevoked(PGPPublicKey subkey) {
    return newest(
            subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
            signature -> signature.verifyCertification(primary, subkey))
        != null;
  }

  private boolean mayRevoke(long keyId) {
    Iterator<PGPSignature> direct = primary.getSignaturesOfType(PGPSignature.DIRECT_KEY);
    while (direct.hasNext()) {
      PGPSignatureSubpacketVector hashed = direct.next().getHashedSubPackets();
      if (hashed != null && namesRevoker(hashed, KeyName.ofId(keyId))) {
        return true;
      }
    }
    return false;
  }

  /** A revoker is named by two bytes that say how, and its fingerprint. */
  private static boolean namesRevoker(PGPSignatureSubpacketVector hashed, KeyName name) {
    for (SignatureSubpacket revoker : hashed.getSubpackets(SignatureSubpacketTags.REVOCATION_KEY)) {
      if (name.matches(revoker.getData())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable PGPSignature newest(Iterator<PGPSignature> signatures, Check check) {
    PGPSignature newest = null;
    while (signatures.hasNext()) {
      PGPSignature signature = signatures.next();
      if (signature.getKeyID() == primary.getKeyID()
          && newer(newest, signature) == signature
          && holds(signature, check)) {
        newest = signature;
      }
    }
    return newest;
  }

  private static @Nullable PGPSignature newer(@Nullable PGPSignature a, @Nullable PGPSignature b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return created(b).isBefore(created(a)) ? a : b;
  }

  private static Instant created(PGPSignature signature) {
    return signature.getCreationTime().toInstant();
  }

  private boolean holds(PGPSignature signature, Check check) {
    if (signature.getVersion() != 4
        || signature.getHashAlgorithm() == HashAlgorithmTags.MD5
        || hasUnknownDemand(signature.getHashedSubPackets())
        || isOver(signature)) {
      return false;
    }
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
      return check.verify(signature);
    } catch (PGPException | RuntimeException e) {
      return false; // an algorithm that is not known, or garbage
    }
  }

  private boolean isOver(PGPSignature signature) {
    long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
    return seconds != 0 && Validity.isOver(created(signature), seconds, now);
  }

  /** A signature must be ignored by those who do not know what it demands. */
  private static boolean hasUnknownDemand(PGPSignatureSubpacketVector hashed) {
    for (int tag : hashed.getCriticalTags()) {
      if (tag > SignatureSubpacketTags.ISSUER_FINGERPRINT
          || tag == SignatureSubpacketTags.NOTATION_DATA) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCertification(PGPSignature signature) {
    for (int type : CERTIFICATIONS) {
      if (signature.getSignatureType() == type) {
        return true;
      }
    }
    return false;
  }
}
