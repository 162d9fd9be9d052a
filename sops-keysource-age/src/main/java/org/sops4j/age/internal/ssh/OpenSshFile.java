package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import org.sops4j.age.internal.AgeException;

/** The format that ssh-keygen writes. */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record OpenSshFile(OpenSshCipher cipher, byte[] publicPart, byte[] secretPart) {
  private static final byte[] MAGIC = Wire.ascii("openssh-key-v1\0");

  static OpenSshFile parse(byte[] content) throws AgeException {
    if (!Arrays.equals(
        content, 0, Math.min(MAGIC.length, content.length), MAGIC, 0, MAGIC.length)) {
      throw new AgeException("ssh: invalid openssh private key format");
    }
    Wire in = new Wire(Arrays.copyOfRange(content, MAGIC.length, content.length));
    OpenSshCipher cipher = new OpenSshCipher(in.text(), in.text(), in.string());
    int keys = in.number();
    byte[] publicPart = in.string();
    byte[] secretPart = in.string();
    if (keys != 1) {
      throw new AgeException("ssh: multi-key files are not supported");
    }
    return new OpenSshFile(cipher, publicPart, secretPart);
  }

  boolean isEncrypted() {
    return !cipher.isNone();
  }

  SshPublicKey publicKey() throws AgeException {
    try {
      return SshPublicKey.parse(publicPart);
    } catch (AgeException e) {
      throw e.prefixed("ssh: failed to parse embedded public key: ");
    }
  }

  SshIdentity open() throws AgeException {
    if (cipher.options().length > 0) {
      throw new AgeException("ssh: invalid openssh private key");
    }
    return OpenSshSecret.read(secretPart, "ssh: malformed OpenSSH key");
  }

  SshIdentity unlock(byte[] passphrase) throws AgeException {
    byte[] plain = cipher.decrypt(secretPart, passphrase);
    try {
      return OpenSshSecret.read(plain, LegacyCipher.WRONG_PASSPHRASE);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "OpenSshFile[redacted]";
  }
}
