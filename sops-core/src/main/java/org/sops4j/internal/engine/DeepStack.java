package org.sops4j.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs work that recurses as deep as documents nest. Ten thousand levels do not fit an ordinary
 * stack; since the work has no side effects it is simply done again on a large one.
 */
public final class DeepStack {
  private static final long LARGE = 1L << 29;

  private DeepStack() {}

  /**
   * Runs work, on a thread of its own if the stack of this one is too small.
   *
   * @param work what to do; may be done twice
   * @param <T> its result
   * @return the result
   */
  public static <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      return callOnLargeStack(work);
    }
  }

  private static <T> T callOnLargeStack(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable body =
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        };
    new Thread(null, body, "sops-deep", LARGE).start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
