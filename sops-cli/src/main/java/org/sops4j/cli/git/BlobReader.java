package org.sops4j.cli.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.tree.Utf8;

/** Reads objects of a repository through one git for all of them. */
public final class BlobReader implements AutoCloseable {
  private final Process process;
  private final OutputStream requests;
  private final InputStream replies;

  /**
   * Starts a reader.
   *
   * @param git the program in a repository
   */
  public BlobReader(Git git) {
    this.process = git.start(List.of("cat-file", "--batch"));
    this.requests = process.getOutputStream();
    this.replies = new BufferedInputStream(process.getInputStream());
  }

  /**
   * Reads an object.
   *
   * @param name its name in any form that git knows, such as {@code :secrets.yaml} for what is in
   *     the index
   * @return its content; null if there is none of this name
   * @throws Failure if git does not answer
   */
  public byte @Nullable [] read(String name) {
    if (name.indexOf('\n') >= 0) {
      return null; // git could not be asked
    }
    try {
      requests.write(Utf8.encode(name + "\n"));
      requests.flush();
      String line = line(); // object, type and size; or the name and a complaint
      if (line.endsWith(" missing") || line.endsWith(" ambiguous")) {
        return null;
      }
      String[] header = line.split(" ", -1);
      byte[] content = replies.readNBytes(Integer.parseInt(header[header.length - 1]));
      replies.readNBytes(1);
      return header[1].equals("blob") ? content : null;
    } catch (IOException | NumberFormatException e) {
      throw Failure.exit(1, "git cat-file: " + e.getMessage());
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = replies.read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = replies.read();
    }
    if (next < 0) {
      throw new IOException("no answer");
    }
    return line.toString();
  }

  /** Ends git. */
  @Override
  public void close() {
    try {
      requests.close();
      replies.close();
    } catch (IOException e) {
      // It is at its end, one way or the other.
    }
    process.destroy();
  }
}
