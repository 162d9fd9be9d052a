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
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeySource;
import org.sops4j.tree.TimeScalar;

/**
 * Encrypts a data key to the master keys of all groups (format.md section 7.2). All keys are tried,
 * so that one message names everything that is wrong.
 */
final class DataKeyWrapper {
  private final KeySources sources;
  private final String createdAt;
  private final List<String> failures = new ArrayList<>();

  DataKeyWrapper(KeySources sources, Instant now) {
    this.sources = sources;
    this.createdAt = time(now);
  }

  /** The time in UTC, to the second. */
  static String time(Instant now) {
    return TimeText.seconds(new TimeScalar(now.atOffset(ZoneOffset.UTC).toLocalDateTime(), 0));
  }

  /**
   * Wraps a data key.
   *
   * @param dataKey the key
   * @param groups the master keys by group
   * @param threshold how many groups are to be needed; with one group it means nothing
   * @return the groups with their entries
   */
  List<KeyGroup> wrap(DataKey dataKey, List<List<KeyRef>> groups, int threshold) {
    if (groups.isEmpty()) {
      throw failed("[no key groups provided]");
    }
    if (!sources.isLocal()) {
      throw failed("[no key services provided, cannot update master keys]");
    }
    List<DataKey> parts = parts(dataKey, groups.size(), threshold);
    List<KeyGroup> wrapped = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      wrapped.add(wrapGroup(groups.get(i), parts.get(i)));
    }
    if (!failures.isEmpty()) {
      throw failed("[" + String.join(" ", failures) + "]");
    }
    return wrapped;
  }

  private List<DataKey> parts(DataKey dataKey, int groups, int threshold) {
    if (groups == 1) {
      return List.of(dataKey);
    }
    byte[] bytes = dataKey.copyOfBytes();
    try {
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

  private KeyGroup wrapGroup(List<KeyRef> group, DataKey part) {
    if (group.isEmpty()) {
      failures.add("empty key group provided");
    }
    List<WrappedKey> keys = new ArrayList<>(group.size());
    for (KeyRef ref : group) {
      String enc = wrapKey(ref, part);
      if (enc != null) {
        keys.add(new WrappedKey(ref, enc, ref.type().hasCreationTime() ? createdAt : null));
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
      failures.add(failure(ref, e.getMessage()));
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
