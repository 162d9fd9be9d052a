package org.sops4j.pgp.internal.message;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.sops4j.pgp.internal.PgpException;

/** Finds the data in a decrypted message: perhaps compressed, perhaps between signatures. */
final class Content {
  private static final int LIMIT = 1 << 20;
  private static final int DEPTH = 8;

  private Content() {}

  static byte[] literal(byte[] content) throws PgpException {
    try {
      byte[] inner = content;
      for (int depth = 0; depth < DEPTH; depth++) {
        BcPGPObjectFactory objects = new BcPGPObjectFactory(inner);
        Object object = objects.nextObject();
        while (object != null
            && !(object instanceof PGPLiteralData)
            && !(object instanceof PGPCompressedData)) {
          object = objects.nextObject(); // a signature, which is not checked
        }
        if (object instanceof PGPLiteralData literal) {
          return read(literal.getInputStream());
        } else if (object instanceof PGPCompressedData compressed) {
          inner = read(compressed.getDataStream());
        } else {
          throw new PgpException("the message holds no data");
        }
      }
    } catch (PgpException e) {
      throw e;
    } catch (PGPException | IOException | RuntimeException e) {
      throw new PgpException("the content of the message is malformed", e);
    }
    throw new PgpException("the message is packed too deeply");
  }

  private static byte[] read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new PgpException("the message is too long for a data key");
    }
    return bytes;
  }
}
