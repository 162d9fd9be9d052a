package org.sops4j.cli.files;

/**
 * Is told of each file, one at a time and in the order of the selection, as soon as all before it
 * are done.
 *
 * @param <R> what comes of a file
 */
@FunctionalInterface
public interface FileReporter<R> {
  /**
   * Reports one file.
   *
   * @param outcome what came of it
   * @throws org.sops4j.cli.Failure to end the whole run
   */
  void report(FileOutcome<R> outcome);
}
