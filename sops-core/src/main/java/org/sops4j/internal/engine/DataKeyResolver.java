package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.shamir.SecretSharing;
import org.sops4j.key.DataKey;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.key.Progress;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;

/** Recovers the data key of a file from its key groups (format.md section 7.4). */
final class DataKeyResolver {
  private final KeySources sources;
  private final DecryptionOrder order;

  DataKeyResolver(KeySources sources, DecryptionOrder order) {
    this.sources = sources;
    this.order = order;
  }

  DataKey resolve(SopsMetadata metadata) {
    List<DataKey> parts = new ArrayList<>();
    List<GroupAttempt> attempts = tryAll(metadata, parts);
    if (metadata.groups().size() == 1 && parts.size() == 1) {
      return parts.get(0);
    }
    if (metadata.groups().size() < 2 || parts.size() < metadata.shamirThreshold()) {
      throw new DataKeyUnavailableException(metadata.shamirThreshold(), attempts);
    }
    return combine(parts);
  }

  /** Tries the keys of all groups as decrypting does, and forgets what they give. */
  List<GroupAttempt> attempts(SopsMetadata metadata) {
    List<DataKey> parts = new ArrayList<>();
    try {
      return tryAll(metadata, parts);
    } finally {
      for (DataKey part : parts) {
        part.destroy();
      }
    }
  }

  /** Every group is tried even after enough have opened, as the reference does (T11). */
  private List<GroupAttempt> tryAll(SopsMetadata metadata, List<DataKey> parts) {
    List<GroupAttempt> attempts = new ArrayList<>();
    for (KeyGroup group : metadata.groups()) {
      attempts.add(open(group, parts));
    }
    return attempts;
  }

  private GroupAttempt open(KeyGroup group, List<DataKey> parts) {
    List<KeyAttempt> failures = new ArrayList<>();
    for (WrappedKey key : inOrder(group)) {
      UnwrapResult result = sources.isLocal() ? unwrap(key) : null;
      if (result instanceof UnwrapResult.Unwrapped unwrapped) {
        sources.report(Progress.Step.KEY_UNWRAPPED, key.ref());
        parts.add(unwrapped.part());
        return new GroupAttempt(true, key.ref(), failures);
      } else if (result != null) {
        sources.report(Progress.Step.KEY_NOT_UNWRAPPED, key.ref());
      }
      failures.add(attempt(key.ref(), result));
    }
    return new GroupAttempt(false, null, failures);
  }

  /** Keys of one rank stay as they are in the file. */
  private List<WrappedKey> inOrder(KeyGroup group) {
    List<WrappedKey> keys = new ArrayList<>(group.keys());
    keys.sort(
        new Comparator<>() {
          @Override
          public int compare(WrappedKey a, WrappedKey b) {
            return Integer.compare(order.rank(a.ref().type()), order.rank(b.ref().type()));
          }
        });
    return keys;
  }

  private UnwrapResult unwrap(WrappedKey key) {
    KeySource source = sources.find(key.ref().type());
    if (source == null) {
      return new UnwrapResult.Failed(KeySources.missing(key.ref().type()));
    }
    UnwrapResult result = source.unwrap(key);
    boolean empty =
        result instanceof UnwrapResult.Unwrapped unwrapped && unwrapped.part().length() == 0;
    return empty ? new UnwrapResult.Failed("the decrypted data key is empty") : result;
  }

  /** What to report of a key; without a result no key service was asked. */
  private static KeyAttempt attempt(KeyRef ref, @Nullable UnwrapResult result) {
    if (result instanceof UnwrapResult.NotMine notMine) {
      return new KeyAttempt(ref, List.of(notMine.message()), notMine.searches());
    } else if (result instanceof UnwrapResult.Failed failed) {
      return new KeyAttempt(ref, List.of(failed.message()), failed.searches());
    }
    return new KeyAttempt(ref, List.of(), List.of());
  }

  private static DataKey combine(List<DataKey> parts) {
    List<byte[]> shares = new ArrayList<>(parts.size());
    for (DataKey part : parts) {
      shares.add(part.copyOfBytes());
      part.destroy();
    }
    try {
      byte[] secret = SecretSharing.combine(shares);
      DataKey key = DataKey.copyOf(secret);
      Arrays.fill(secret, (byte) 0);
      return key;
    } catch (IllegalArgumentException e) {
      throw new SopsException(
          ErrorCode.SHARES_REJECTED, "could not get data key from shamir parts: " + e.getMessage());
    } finally {
      for (byte[] share : shares) {
        Arrays.fill(share, (byte) 0);
      }
    }
  }
}
