package org.sops4j.cli.files;

import java.util.List;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.process.EndGuard;

/**
 * Does something with many files: side by side, on as many threads as there are processors, while
 * reports come in the order of the selection. A file that fails does not keep the others from being
 * worked on. After a signal no other file is begun; what was done by then is reported.
 *
 * <p>While it runs, all that others print has to go through {@link ProgressLine#over}, or the line
 * that tells how far the work is gets in the way.
 */
public final class FileRun {
  private final Log log;
  private final ProgressLine progress;
  private final Invocation invocation;
  private final int threads;

  /**
   * Prepares a run.
   *
   * @param invocation what each task is given, with streams of its own
   * @param log where an interruption is reported
   * @param progress the line that tells how far the work is
   */
  public FileRun(Invocation invocation, Log log, ProgressLine progress) {
    this(invocation, log, progress, Runtime.getRuntime().availableProcessors());
  }

  private FileRun(Invocation invocation, Log log, ProgressLine progress, int threads) {
    this.invocation = invocation;
    this.log = log;
    this.progress = progress;
    this.threads = threads;
  }

  /**
   * Returns the same run on other threads.
   *
   * @param most how many files are worked on at a time
   * @return the run
   */
  public FileRun onThreads(int most) {
    return new FileRun(invocation, log, progress, most);
  }

  /**
   * Works on all files. Returns when all are reported.
   *
   * @param files the files
   * @param task what to do with each
   * @param reporter who is told, on the thread that calls this, or on one that a signal has started
   * @param <R> what comes of a file
   * @throws org.sops4j.cli.Failure if a task, or the reporter, ended the run
   */
  public <R> void run(List<SelectedFile> files, FileTask<R> task, FileReporter<R> reporter) {
    Workers<R> workers = new Workers<>(files, task, invocation);
    Reports<R> reports = new Reports<>(workers, reporter, progress);
    EndGuard guard = EndGuard.cleaning(() -> interrupted(workers, reports));
    try {
      workers.start(Math.min(threads, files.size()));
      for (int i = 0; i < files.size(); i++) {
        workers.await(i);
        reports.next();
      }
    } finally {
      workers.stop();
      progress.erase();
      guard.close();
      workers.join();
    }
  }

  /** Tells what was done; every other file is as it was, since none is half written. */
  private void interrupted(Workers<?> workers, Reports<?> reports) {
    workers.stop();
    int done = reports.finish();
    log.text("interrupted: " + done + " of " + workers.count() + " files were worked on\n");
  }
}
