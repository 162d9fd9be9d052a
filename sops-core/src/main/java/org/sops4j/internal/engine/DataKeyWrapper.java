package org.sops4j.internal.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.KeyStrings;
import org.sops4j.internal.shamir.SecretSharing;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.TimeText;
import org.sops4j.key.DataKey;
import org.sops4j.key.Progress;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeySource;
import org.sops4j.tree.TimeScalar;

/**
 * Encrypts a data key to the master keys of all groups (format.md section 7.2). All keys are tried,
 * so that one message names everything that is wrong.
 */
final class DataKeyWrapper {
  private final KeySources sources;
  private final List<String> failures = new ArrayList<>();

  DataKeyWrapper(KeySources sources) {
    this.sources = sources;
  }

  /** The time in UTC, to the second. */
  static String time(Instant now) {
    return TimeText.seconds(new TimeScalar(now.atOffset(ZoneOffset.UTC).toLocalDateTime(), 0));
  }

  /** A group of keys that are new to a file: their entries record when they were made. */
  static KeyGroup group(List<KeyRef> keys, Instant now) {
    String createdAt = time(now);
    List<WrappedKey> entries = new ArrayList<>(keys.size());
    for (KeyRef ref : keys) {
      entries.add(new WrappedKey(ref, "", ref.type().hasCreationTime() ? createdAt : null));
    }
    return new KeyGroup(entries);
  }

  /** The same for several groups. */
  static List<KeyGroup> groups(List<List<KeyRef>> groups, Instant now) {
    List<KeyGroup> result = new ArrayList<>(groups.size());
    for (List<KeyRef> group : groups) {
      result.add(group(group, now));
    }
    return result;
  }

  /**
   * Wraps a data key for every entry of metadata. With several groups, no threshold means all of
   * them, and the result says so; with one group it means nothing and is kept.
   *
   * @param dataKey the key
   * @param metadata the entries, whose ciphertexts do not matter, and the threshold
   * @return the same metadata with new ciphertexts
   */
  SopsMetadata wrap(DataKey dataKey, SopsMetadata metadata) {
    List<KeyGroup> groups = metadata.groups();
    if (groups.isEmpty()) {
      throw failed("[no key groups provided]");
    }
    if (!sources.isLocal()) {
      throw failed("[no key services provided, cannot update master keys]");
    }
    boolean needsAll = groups.size() > 1 && metadata.shamirThreshold() == 0;
    int threshold = needsAll ? groups.size() : metadata.shamirThreshold();
    List<DataKey> parts = parts(dataKey, groups.size(), threshold);
    List<KeyGroup> wrapped = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      wrapped.add(wrapGroup(groups.get(i), parts.get(i)));
      parts.get(i).destroy();
    }
    if (!failures.isEmpty()) {
      throw failed("[" + String.join(" ", failures) + "]");
    }
    return metadata.withGroups(wrapped, threshold);
  }

  private List<DataKey> parts(DataKey dataKey, int groups, int threshold) {
    byte[] bytes = dataKey.copyOfBytes();
    try {
      if (groups == 1) {
        return List.of(DataKey.copyOf(bytes));
      }
      List<DataKey> parts = new ArrayList<>(groups);
      for (byte[] share :
          SecretSharing.split(bytes, groups, threshold, sources.context().random())) {
        parts.add(DataKey.copyOf(share));
        Arrays.fill(share, (byte) 0);
      }
      return parts;
    } catch (IllegalArgumentException e) {
      throw failed("[could not split data key into parts for Shamir: " + e.getMessage() + "]");
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private KeyGroup wrapGroup(KeyGroup group, DataKey part) {
    if (group.keys().isEmpty()) {
      failures.add("empty key group provided");
    }
    List<WrappedKey> keys = new ArrayList<>(group.keys().size());
    for (WrappedKey key : group.keys()) {
      String enc = wrapKey(key.ref(), part);
      if (enc != null) {
        keys.add(new WrappedKey(key.ref(), enc, key.createdAt()));
      }
    }
    return new KeyGroup(keys);
  }

  private @Nullable String wrapKey(KeyRef ref, DataKey part) {
    try {
      KeySource source = sources.find(ref.type());
      if (source != null) {
        String enc = source.wrap(ref, part);
        sources.report(Progress.Step.KEY_WRAPPED, ref);
        return enc;
      }
      sources.report(Progress.Step.KEY_NOT_WRAPPED, ref);
      String complaint = KeyStrings.complaint(ref);
      failures.add(failure(ref, complaint == null ? KeySources.missing(ref.type()) : complaint));
    } catch (SopsException e) {
      sources.report(Progress.Step.KEY_NOT_WRAPPED, ref);
      failures.add(failure(ref, e.reason()));
    }
    return null;
  }

  private static String failure(KeyRef ref, String reason) {
    return "failed to encrypt new data key with master key "
        + GoQuote.quote(ref.display())
        + ": "
        + reason;
  }

  private static SopsException failed(String message) {
    return new SopsException(ErrorCode.DATA_KEY_NOT_WRAPPED, message);
  }
}
