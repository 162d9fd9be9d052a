package org.sops4j.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A gpg-agent that answers as a test wants, and remembers what it was asked. */
public final class FakeGpgAgent implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Path socket;
  private final UnaryOperator<String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeGpgAgent(ServerSocketChannel server, Path socket, UnaryOperator<String> answers) {
    this.server = server;
    this.socket = socket;
    this.answers = answers;
  }

  /**
   * Starts an agent.
   *
   * @param socket where it listens; a short path, since sockets allow no long ones
   * @param answers gives the reply to each request; the request {@code ""} stands for the greeting
   * @return the agent
   * @throws IOException if it cannot listen there
   */
  public static FakeGpgAgent start(Path socket, UnaryOperator<String> answers) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FakeGpgAgent agent = new FakeGpgAgent(server, socket, answers);
    Thread thread = new Thread(agent::serve, "fake-gpg-agent");
    thread.setDaemon(true);
    thread.start();
    return agent;
  }

  /**
   * Makes answers of an agent that knows a passphrase.
   *
   * @param passphrase what it answers to every question
   * @return the answers
   */
  public static UnaryOperator<String> knowing(String passphrase) {
    StringBuilder hex = new StringBuilder();
    for (byte b : passphrase.getBytes(StandardCharsets.UTF_8)) {
      hex.append(String.format("%02X", b));
    }
    return request -> request.startsWith("GET_PASSPHRASE ") ? "OK " + hex : "OK";
  }

  /**
   * Returns where it listens.
   *
   * @return the path of the socket
   */
  public Path socket() {
    return socket;
  }

  /**
   * Returns what it was asked so far.
   *
   * @return the requests without line ends
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        try (SocketChannel client = server.accept()) {
          converse(client);
        }
      }
    } catch (ClosedChannelException e) {
      // The test has ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void converse(SocketChannel client) throws IOException {
    BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
    reply(client, "");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      requests.add(line);
      reply(client, line);
    }
  }

  private void reply(SocketChannel client, String request) throws IOException {
    String reply = answers.apply(request) + "\n";
    client.write(ByteBuffer.wrap(reply.getBytes(StandardCharsets.UTF_8)));
  }
}
