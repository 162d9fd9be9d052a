package org.sops4j.age;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.UnwrapResult;

/** Throw-away keys of the specification and the vectors, and short cuts for tests. */
public final class Keys {
  public static final String A_RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";
  public static final String A_IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";

  /** The keys of the vectors. */
  static final Path FOLDER = Path.of("../testdata/vectors/keys");

  private Keys() {}

  public static WrappedKey wrapped(String recipient, String enc) {
    return new WrappedKey(ref(recipient), enc, null);
  }

  public static KeyRef ref(String recipient) {
    return KeyRef.of(KeyType.AGE, Map.of("recipient", recipient));
  }

  /** Encrypts a data key of zeros. */
  static String enc(String recipient) {
    return AgeKeySource.of(List.of()).wrap(ref(recipient), DataKey.copyOf(new byte[32]));
  }

  /** Returns the text of a failure, or "unwrapped". */
  public static String message(UnwrapResult result) {
    if (result instanceof UnwrapResult.Failed failed) {
      return failed.message();
    }
    return result instanceof UnwrapResult.NotMine notMine ? notMine.message() : "unwrapped";
  }
}
