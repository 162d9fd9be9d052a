package org.sops4j.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket in the file system in the shape that the JDBC driver wants, without its options. */
final class UnixSocket extends Socket {
  private final String path;
  private @Nullable SocketChannel channel;

  UnixSocket(String path) {
    this.path = path;
  }

  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
  }

  @Override
  public boolean isConnected() {
    return channel != null;
  }

  private SocketChannel connected() throws IOException {
    SocketChannel open = channel;
    if (open == null) {
      throw new IOException("not connected");
    }
    return open;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return Channels.newInputStream(connected());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return Channels.newOutputStream(connected());
  }

  @Override
  public synchronized void close() throws IOException {
    SocketChannel open = channel;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isClosed() {
    SocketChannel open = channel;
    return open != null && !open.isOpen();
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setSoTimeout(int timeout) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }
}
