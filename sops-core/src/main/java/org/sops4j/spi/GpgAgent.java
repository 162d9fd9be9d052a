package org.sops4j.spi;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/**
 * A conversation with gpg-agent, which asks the user for passphrases and remembers them
 * (keysources.md section 2.8). Not for several threads at once.
 *
 * <pre>{@code
 * try (GpgAgent agent = GpgAgent.connect(context)) {
 *   byte[] passphrase = agent.passphrase("id", "Passphrase", "Unlock the key");
 * }
 * }</pre>
 */
public final class GpgAgent implements AutoCloseable {
  private static final String INFO = "GPG_AGENT_INFO";

  private final KeyContext context;
  private final AgentLines lines;

  private GpgAgent(KeyContext context, AgentLines lines) {
    this.context = context;
    this.lines = lines;
  }

  /**
   * Tells whether the user has said that there is no agent, by setting {@code GPG_AGENT_INFO} to
   * nothing.
   *
   * @param context the environment
   * @return true if {@link #connect} fails for this reason
   */
  public static boolean isSwitchedOff(KeyContext context) {
    String info = context.env(INFO);
    return info != null && beforeColon(info).isEmpty();
  }

  /**
   * Connects to the agent of the user. {@code GNUPGHOME} and {@code HOME} mean nothing here: the
   * socket is looked for in the home folder of the account.
   *
   * @param context the environment
   * @return an open connection
   * @throws IOException if there is no agent, or it does not answer
   */
  public static GpgAgent connect(KeyContext context) throws IOException {
    if (context.system() == OperatingSystem.WINDOWS) {
      throw new IOException("gpg-agent is not supported on Windows");
    }
    AgentLines lines = new AgentLines(dial(socket(context)));
    try {
      byte[] greeting = lines.read();
      if (!isOk(greeting)) {
        throw new IOException("gpgagent: didn't get OK; got " + text(greeting));
      }
      return new GpgAgent(context, lines);
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * Asks for a passphrase. The agent asks the user, or remembers the answer.
   *
   * @param cacheId under which name the agent remembers it; no blanks
   * @param prompt the label of the field
   * @param description what the passphrase is for
   * @return the passphrase, perhaps empty; the caller wipes it
   * @throws IOException if the user cancelled, or the agent failed
   */
  public byte[] passphrase(String cacheId, String prompt, String description) throws IOException {
    sendOptions();
    lines.write(
        "GET_PASSPHRASE " + cacheId + " X " + formEncode(prompt) + ' ' + formEncode(description));
    return AgentReply.secret(lines.read());
  }

  /**
   * Makes the agent forget a passphrase, because it was wrong.
   *
   * @param cacheId under which name the agent remembers it
   * @throws IOException if the agent failed
   */
  public void forget(String cacheId) throws IOException {
    lines.write("CLEAR_PASSPHRASE " + cacheId);
    byte[] reply = lines.read();
    if (!isOk(reply)) {
      throw new IOException(text(reply));
    }
  }

  /** Ends the conversation. */
  @Override
  public void close() {
    lines.close();
  }

  /** Tells the agent where its own window or terminal prompt belongs. */
  private void sendOptions() throws IOException {
    String display = context.env("DISPLAY");
    if (display != null && !display.isEmpty()) {
      sendOption("display", display);
    }
    String terminal = standardInput();
    if (terminal != null) {
      sendOption("ttyname", terminal);
    }
    String type = context.env("TERM");
    sendOption("ttytype", type == null ? "" : type);
  }

  private void sendOption(String name, String value) throws IOException {
    lines.write("OPTION " + name + '=' + value);
    byte[] reply = lines.read();
    if (!isOk(reply)) {
      throw new IOException("gpgagent: response to OPTION was " + text(reply));
    }
  }

  private static @Nullable String standardInput() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return null; // not a Linux
    }
  }

  private static Path socket(KeyContext context) throws IOException {
    String info = context.env(INFO);
    try {
      if (info == null) {
        return defaultSocket(context);
      }
      String path = beforeColon(info);
      if (path.isEmpty()) {
        throw new IOException("GPG_AGENT_INFO not set in environment");
      }
      return context.workingDirectory().resolve(path);
    } catch (InvalidPathException e) {
      throw new IOException("invalid path of the socket", e);
    }
  }

  private static Path defaultSocket(KeyContext context) throws IOException {
    Path home = context.accountHome();
    Path socket = home == null ? null : home.resolve(".gnupg").resolve("S.gpg-agent");
    String runtime = context.env("XDG_RUNTIME_DIR");
    if (runtime != null && (socket == null || !isSocket(socket))) {
      return Path.of(runtime, "gnupg", "S.gpg-agent");
    } else if (socket == null) {
      throw new IOException("the home folder of the account is not known");
    }
    return socket;
  }

  private static boolean isSocket(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      return false;
    }
  }

  private static SocketChannel dial(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (SocketException e) {
      channel.close();
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      throw new IOException("dial unix " + socket + ": connect: " + reason, e);
    }
  }

  /** Encodes text as forms do, so that it is one word. */
  private static String formEncode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : Utf8.encode(text)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
      if (plain || "-_.~".indexOf(c) >= 0) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }

  private static String beforeColon(String info) {
    int colon = info.indexOf(':');
    return colon < 0 ? info : info.substring(0, colon);
  }

  private static boolean isOk(byte[] reply) {
    return reply.length >= 2 && reply[0] == 'O' && reply[1] == 'K';
  }

  private static String text(byte[] reply) {
    return new String(reply, StandardCharsets.UTF_8);
  }
}
