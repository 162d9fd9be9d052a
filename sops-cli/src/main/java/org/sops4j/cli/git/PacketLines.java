package org.sops4j.cli.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/**
 * Git's packets: four hexadecimal digits of length, which they count themselves, and then the data.
 * A length of zero ends a list.
 */
final class PacketLines {
  private static final int HEADER = 4;
  private static final int LONGEST = 65_516;

  private final InputStream input;
  private final OutputStream output;

  PacketLines(InputStream input, OutputStream output) {
    this.input = new BufferedInputStream(input);
    this.output = new BufferedOutputStream(output);
  }

  /** Reads the lines of a list; null if there is no more to come. */
  @Nullable List<String> readList() throws IOException {
    List<String> lines = new ArrayList<>();
    byte[] packet = readPacket();
    if (packet == null) {
      return null;
    }
    while (packet != null && packet.length > 0) {
      String line = Utf8.decode(packet);
      lines.add(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
      packet = readPacket();
    }
    return lines;
  }

  /** Reads all that comes before the end of a list. */
  byte[] readContent() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] packet = readPacket();
    while (packet != null && packet.length > 0) {
      content.write(packet);
      packet = readPacket();
    }
    if (packet == null) {
      throw new EOFException("git went away in the middle of a file");
    }
    return content.toByteArray();
  }

  /** Reads one packet: empty for the end of a list, null where the stream ends. */
  private byte @Nullable [] readPacket() throws IOException {
    byte[] header = input.readNBytes(HEADER);
    if (header.length < HEADER) {
      return null;
    }
    int length = length(header);
    byte[] data = length == 0 ? new byte[0] : input.readNBytes(length - HEADER);
    if (length > 0 && data.length < length - HEADER) {
      throw new EOFException("git went away in the middle of a packet");
    }
    return data;
  }

  private static int length(byte[] header) throws IOException {
    try {
      int length = Integer.parseInt(new String(header, StandardCharsets.ISO_8859_1), 16);
      if (length == 0 || length > HEADER) {
        return length;
      }
    } catch (NumberFormatException e) {
      // The same complaint as for a length that cannot be.
    }
    throw new IOException("what came is not the protocol of git's filters");
  }

  /** Writes lines and the end of the list. */
  void writeList(String... lines) throws IOException {
    for (String line : lines) {
      writePacket(Utf8.encode(line + "\n"));
    }
    end();
  }

  /** Writes content and its end. */
  void writeContent(byte[] content) throws IOException {
    for (int from = 0; from < content.length; from += LONGEST) {
      writePacket(Arrays.copyOfRange(content, from, Math.min(content.length, from + LONGEST)));
    }
    end();
  }

  private void writePacket(byte[] data) throws IOException {
    output.write(String.format("%04x", data.length + HEADER).getBytes(StandardCharsets.ISO_8859_1));
    output.write(data);
  }

  private void end() throws IOException {
    output.write("0000".getBytes(StandardCharsets.ISO_8859_1));
  }

  void flush() throws IOException {
    output.flush();
  }
}
