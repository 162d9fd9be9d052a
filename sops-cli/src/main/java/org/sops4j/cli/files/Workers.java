package org.sops4j.cli.files;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Breakdown;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.tree.Utf8;

/** The threads that work on the files, each taking the next file as soon as it is free. */
final class Workers<R> {
  /** Virtual: only what is used becomes memory. Fit for documents that nest very deep. */
  private static final long STACK = 128L << 20;

  private final List<SelectedFile> files;
  private final FileTask<R> task;
  private final Invocation invocation;
  private final AtomicReferenceArray<@Nullable FileOutcome<R>> outcomes;
  private final List<Thread> threads = new ArrayList<>();
  private int next;
  private @Nullable Throwable end;

  Workers(List<SelectedFile> files, FileTask<R> task, Invocation invocation) {
    this.files = files;
    this.task = task;
    this.invocation = invocation;
    this.outcomes = new AtomicReferenceArray<>(files.size());
  }

  int count() {
    return files.size();
  }

  void start(int number) {
    for (int i = 0; i < number; i++) {
      Thread thread = new Thread(null, this::work, "sops-files-" + i, STACK);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work() {
    try {
      for (int i = take(); i >= 0; i = take()) {
        done(i, run(files.get(i)));
      }
    } catch (RuntimeException | Error e) {
      endWith(e);
    }
  }

  private FileOutcome<R> run(SelectedFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(0);
    ByteArrayOutputStream err = new ByteArrayOutputStream(0);
    Invocation own = invocation.withStreams(InputStream.nullInputStream(), out, err);
    R result = null;
    Failure failure = null;
    try {
      result = task.run(file, own);
    } catch (Failure e) {
      if (e.endsProgram()) {
        throw e;
      }
      failure = e;
    } catch (RuntimeException | StackOverflowError e) {
      failure = Failure.exit(1, Breakdown.defect(e, invocation));
    }
    return new FileOutcome<>(
        file, result, failure, out.toByteArray(), Utf8.decode(err.toByteArray()));
  }

  private synchronized int take() {
    return end == null && next < files.size() ? next++ : -1;
  }

  private synchronized void done(int index, FileOutcome<R> outcome) {
    outcomes.set(index, outcome);
    notifyAll();
  }

  /** Begins no other file. */
  void stop() {
    endWith(new IllegalStateException("the run is at its end"));
  }

  /** Waits until no file is worked on. */
  void join() {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void endWith(Throwable e) {
    end = end == null ? e : end;
    notifyAll();
  }

  /** Waits until a file is done, or the run is at its end. */
  synchronized void await(int index) {
    while (outcomes.get(index) == null && end == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        endWith(new IllegalStateException("interrupted", e));
      }
    }
    if (outcomes.get(index) == null && end instanceof RuntimeException e) {
      throw e;
    } else if (outcomes.get(index) == null && end instanceof Error e) {
      throw e;
    }
  }

  /** What came of a file; null if it is not done. */
  @Nullable FileOutcome<R> outcome(int index) {
    return outcomes.get(index);
  }

  /** What came of a file, which is then forgotten. */
  @Nullable FileOutcome<R> takeOutcome(int index) {
    return outcomes.getAndSet(index, null);
  }
}
