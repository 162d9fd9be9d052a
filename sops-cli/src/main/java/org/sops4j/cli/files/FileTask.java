package org.sops4j.cli.files;

import org.sops4j.cli.Invocation;

/**
 * What is done with each file. Runs beside others of its kind: it may share only what is safe for
 * many threads.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface FileTask<R> {
  /**
   * Does it.
   *
   * @param file the file
   * @param invocation the invocation of the program, but for standard output and standard error,
   *     which are kept until it is the turn of the file to be reported, and standard input, which
   *     is empty
   * @return what came of it
   * @throws org.sops4j.cli.Failure if it failed; the other files are worked on all the same, unless
   *     the failure {@linkplain org.sops4j.cli.Failure#endsProgram ends the program}
   */
  R run(SelectedFile file, Invocation invocation);
}
