package org.sops4j.cli.check;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.ProgramSearch;
import org.sops4j.tree.Utf8;

/**
 * The contents of git's index: one {@code git cat-file --batch} answers for all files, as a process
 * for each would take longer than all else. Safe for many threads; they take turns.
 */
public final class GitBlobs implements AutoCloseable {
  private final Invocation invocation;
  private final Path folder;
  private @Nullable Process git;
  private @Nullable InputStream answers;

  /**
   * Prepares reading; git is started when it is first asked.
   *
   * @param invocation the environment that git is given
   * @param folder a folder of the working tree
   */
  public GitBlobs(Invocation invocation, Path folder) {
    this.invocation = invocation;
    this.folder = folder;
  }

  /**
   * Returns the content of a blob.
   *
   * @param name its object name
   * @return the whole content
   * @throws IOException if git does not have it, or there is no git
   */
  public synchronized byte[] read(String name) throws IOException {
    Process running = running();
    OutputStream questions = running.getOutputStream();
    questions.write(Utf8.encode(name + "\n"));
    questions.flush();
    InputStream in = answers == null ? InputStream.nullInputStream() : answers;
    String[] words = line(in).split(" ", -1); // name, type, size; or name and "missing"
    if (words.length != 3) {
      throw new IOException("git has no object " + name);
    }
    byte[] content = in.readNBytes(Integer.parseInt(words[2]));
    in.skipNBytes(1); // the line feed behind it
    return content;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("git ended without an answer");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private Process running() throws IOException {
    Process known = git;
    if (known == null) {
      String program =
          ProgramSearch.find("git", invocation.env("PATH"), invocation.workingDirectory());
      known =
          CommandRunner.of(invocation.environment(), invocation.workingDirectory())
              .start(
                  CommandRunner.Call.of(List.of(program, "cat-file", "--batch"))
                      .withFolder(folder));
      git = known;
      answers = new BufferedInputStream(known.getInputStream());
    }
    return known;
  }

  @Override
  public synchronized void close() {
    Process running = git;
    git = null;
    if (running != null) {
      running.destroy();
    }
  }
}
