package org.sops4j.pgp.internal.ring;

import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * A key to encrypt to.
 *
 * @param key the key, of a certificate that is valid now
 * @param cipher the cipher that its owner likes best
 */
public record EncryptionKey(PGPPublicKey key, int cipher) {}
