package org.sops4j.cli.audit;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets in the file system; the JDBC driver finds it by its name. */
public final class UnixSocketFactory extends SocketFactory {
  private final String path;

  /**
   * Makes a factory.
   *
   * @param path where the server's socket is
   */
  public UnixSocketFactory(String path) {
    this.path = path;
  }

  @Override
  public Socket createSocket() {
    return new UnixSocket(path);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("a socket in the file system has no host");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException("a socket in the file system has no host");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("a socket in the file system has no host");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("a socket in the file system has no host");
  }
}
