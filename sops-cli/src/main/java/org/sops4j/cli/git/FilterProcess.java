package org.sops4j.cli.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;

/**
 * A filter as git talks with it: one process for all files of one git command (gitattributes(5),
 * "Long Running Filter Process", version 2).
 */
public final class FilterProcess {
  private final FileFilter filter;
  private final PacketLines packets;

  /** What becomes of files on their way between the working tree and the repository. */
  public interface FileFilter {
    /**
     * Makes what the repository stores.
     *
     * @param path the file, relative to the top of the working tree
     * @param content what is in the working tree
     * @return what is stored
     * @throws Failure if the file must not be stored
     */
    byte[] clean(String path, byte[] content);

    /**
     * Makes what is put into the working tree.
     *
     * @param path the file, relative to the top of the working tree
     * @param content what is stored
     * @return what is put there
     * @throws Failure if the file cannot be put there
     */
    byte[] smudge(String path, byte[] content);

    /**
     * Is told why a file failed, which git itself does not say.
     *
     * @param path the file
     * @param failure why
     */
    void failed(String path, Failure failure);
  }

  /**
   * Makes a process.
   *
   * @param filter what becomes of files
   * @param input what git says
   * @param output what is said to git
   */
  public FilterProcess(FileFilter filter, InputStream input, OutputStream output) {
    this.filter = filter;
    this.packets = new PacketLines(input, output);
  }

  /**
   * Works until git has no more files.
   *
   * @throws IOException if git goes away, or speaks of something else
   */
  public void run() throws IOException {
    shakeHands();
    List<String> request = packets.readList();
    while (request != null) {
      answer(value(request, "command"), value(request, "pathname"), packets.readContent());
      packets.flush();
      request = packets.readList();
    }
  }

  private void shakeHands() throws IOException {
    List<String> client = required(packets.readList());
    if (!client.contains("git-filter-client") || !client.contains("version=2")) {
      throw new IOException("this is run by git, which speaks version 2 of its filter protocol");
    }
    packets.writeList("git-filter-server", "version=2");
    packets.flush();
    required(packets.readList());
    packets.writeList("capability=clean", "capability=smudge");
    packets.flush();
  }

  private static List<String> required(@Nullable List<String> lines) throws IOException {
    if (lines == null) {
      throw new EOFException("this is run by git, see sops git install --filter");
    }
    return lines;
  }

  private static String value(List<String> request, String name) {
    for (String line : request) {
      if (line.startsWith(name + "=")) {
        return line.substring(name.length() + 1);
      }
    }
    return "";
  }

  private void answer(String command, String path, byte[] content) throws IOException {
    byte[] result;
    try {
      result = command.equals("clean") ? filter.clean(path, content) : filter.smudge(path, content);
    } catch (Failure e) {
      filter.failed(path, e);
      packets.writeList("status=error");
      return;
    }
    packets.writeList("status=success");
    packets.writeContent(result);
    packets.writeList(); // the status did not change while the content was written
    Arrays.fill(command.equals("clean") ? content : result, (byte) 0);
  }
}
