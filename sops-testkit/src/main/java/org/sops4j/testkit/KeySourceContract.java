package org.sops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;

/**
 * What every key source must do. Extend this class in the tests of a key source and say which
 * source and which keys to use; the tests are inherited.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KeySourceContract {
  private static final int THREADS = 16;

  private static final List<String> GARBAGE =
      List.of("", " ", "\n", "hello", "{}", "-----BEGIN", "AAAA", "\u0000", "\uDC80", "é\u2028");

  /** Makes a test; for the framework. */
  protected KeySourceContract() {}

  /**
   * Returns the source under test, which has the private key of {@link #ref}.
   *
   * @return the source
   */
  protected abstract KeySource source();

  /**
   * Returns a source of the same type with another private key.
   *
   * @return the source
   */
  protected abstract KeySource stranger();

  /**
   * Returns the master key that the source under test can unwrap for.
   *
   * @return the master key
   */
  protected abstract KeyRef ref();

  /**
   * Returns texts that must never be printed, such as private keys.
   *
   * @return the texts, none of them empty
   */
  protected abstract List<String> secrets();

  @Test
  void parsesTheNameThatItPrints() {
    assertThat(source().parse(ref().display())).containsExactly(ref());
    assertThat(source().parse("")).isEmpty();
  }

  @Test
  void unwrapsWhatItWrapped() {
    for (int length : new int[] {DataKey.LENGTH, DataKey.LENGTH + 1}) {
      DataKey part = part(length);
      assertThat(source().unwrap(wrapped(source().wrap(ref(), part))))
          .isEqualTo(new UnwrapResult.Unwrapped(part));
    }
  }

  @Test
  void wrapsDifferentlyEachTime() {
    DataKey part = part(DataKey.LENGTH);
    assertThat(source().wrap(ref(), part)).isNotEqualTo(source().wrap(ref(), part));
  }

  @Test
  void leavesThePartAlone() {
    DataKey part = part(DataKey.LENGTH);
    source().wrap(ref(), part);
    assertThat(part).isEqualTo(part(DataKey.LENGTH));
  }

  @Test
  void cannotUnwrapForAnother() {
    String enc = source().wrap(ref(), part(DataKey.LENGTH));
    assertRefused(stranger().unwrap(wrapped(enc)));
  }

  @Test
  void refusesGarbage() {
    for (String enc : GARBAGE) {
      assertRefused(source().unwrap(wrapped(enc)));
    }
  }

  /** Only changes that change what the text says count: a lost line end, say, is no forgery. */
  @Test
  void refusesWhatWasTamperedWith() {
    String enc = source().wrap(ref(), part(DataKey.LENGTH));
    for (int i = 0; i < enc.length(); i++) {
      char c = enc.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        String changed = enc.substring(0, i) + (c == 'A' ? 'B' : 'A') + enc.substring(i + 1);
        assertRefused(source().unwrap(wrapped(changed)));
      }
    }
  }

  @Test
  void refusesWhatWasCutOff() {
    String enc = source().wrap(ref(), part(DataKey.LENGTH)).strip();
    for (int length = 0; length < enc.length(); length++) {
      assertRefused(source().unwrap(wrapped(enc.substring(0, length))));
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int fill = i;
        results.add(threads.submit(() -> roundTrips(fill)));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void printsNoSecret() {
    String enc = source().wrap(ref(), part(DataKey.LENGTH));
    assertClean(source().toString());
    assertClean(source().unwrap(wrapped(enc)).toString());
    assertClean(stranger().unwrap(wrapped(enc)).toString());
    assertClean(source().unwrap(wrapped("hello")).toString());
  }

  private boolean roundTrips(int fill) {
    for (int i = 0; i < 8; i++) {
      byte[] bytes = new byte[DataKey.LENGTH];
      Arrays.fill(bytes, (byte) (fill * 8 + i));
      DataKey part = DataKey.copyOf(bytes);
      UnwrapResult result = source().unwrap(wrapped(source().wrap(ref(), part)));
      if (!result.equals(new UnwrapResult.Unwrapped(part))) {
        return false;
      }
    }
    return true;
  }

  private void assertRefused(UnwrapResult result) {
    assertThat(result).isNotInstanceOf(UnwrapResult.Unwrapped.class);
    String message =
        result instanceof UnwrapResult.Failed failed
            ? failed.message()
            : ((UnwrapResult.NotMine) result).message();
    assertThat(message).isNotBlank();
    assertClean(message);
  }

  private void assertClean(String text) {
    for (String secret : secrets()) {
      assertThat(text).doesNotContain(secret);
    }
  }

  private WrappedKey wrapped(String enc) {
    return new WrappedKey(
        ref(), enc, ref().type().hasCreationTime() ? "2026-01-02T03:04:05Z" : null);
  }

  private static DataKey part(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7 + length);
    }
    return DataKey.copyOf(bytes);
  }
}
