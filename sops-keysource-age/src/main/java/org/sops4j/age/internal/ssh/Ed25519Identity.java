package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.StanzaIdentity;
import org.sops4j.age.internal.crypto.Curve25519;
import org.sops4j.age.internal.crypto.FileKeys;
import org.sops4j.age.internal.text.StrictBase64;

/** An SSH private key of type Ed25519. */
final class Ed25519Identity extends StanzaIdentity implements SshIdentity {
  private final Ed25519PublicKey key;
  private final byte[] scalar;

  private Ed25519Identity(Ed25519PublicKey key, byte[] scalar) {
    super(Ed25519PublicKey.TYPE);
    this.key = key;
    this.scalar = scalar;
  }

  /** Makes an identity of the 32 bytes that everything else comes from. */
  static Ed25519Identity of(byte[] seed, Ed25519PublicKey key) {
    SHA512Digest digest = new SHA512Digest();
    digest.update(seed, 0, seed.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    Ed25519Identity identity = new Ed25519Identity(key, Arrays.copyOf(hash, Curve25519.SIZE));
    Arrays.fill(hash, (byte) 0);
    return identity;
  }

  @Override
  public SshPublicKey publicKey() {
    return key;
  }

  @Override
  public void wipe() {
    Arrays.fill(scalar, (byte) 0);
  }

  @Override
  protected byte @Nullable [] open(Stanza stanza) throws AgeException {
    byte[] ephemeral = ephemeral(stanza.arguments());
    if (!stanza.arguments().get(0).equals(key.fingerprint())) {
      return null;
    }
    byte[] wrapping;
    try {
      wrapping = Ed25519Stanza.of(key).wrappingKey(scalar, ephemeral, ephemeral);
    } catch (AgeException e) {
      throw e.prefixed("invalid X25519 recipient: ");
    }
    byte[] fileKey = FileKeys.open(wrapping, stanza.body());
    if (fileKey == null) {
      throw new AgeException(
          "failed to decrypt file key: chacha20poly1305: message authentication failed");
    }
    return fileKey;
  }

  private static byte[] ephemeral(List<String> arguments) throws AgeException {
    if (arguments.size() != 2) {
      throw new AgeException("invalid ssh-ed25519 recipient block");
    }
    byte[] point;
    try {
      point = StrictBase64.decodeRaw(arguments.get(1));
    } catch (AgeException e) {
      throw e.prefixed("failed to parse ssh-ed25519 recipient: ");
    }
    if (point.length != Curve25519.SIZE) {
      throw new AgeException("invalid ssh-ed25519 recipient block");
    }
    return point;
  }

  @Override
  public String toString() {
    return "Ed25519Identity[" + key.fingerprint() + ", redacted]";
  }
}
