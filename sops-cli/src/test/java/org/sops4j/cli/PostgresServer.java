package org.sops4j.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Debian's PostgreSQL in a folder of its own; as root it runs as the user postgres. */
final class PostgresServer implements AutoCloseable {
  private final Path folder;
  private final int port;

  private PostgresServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  static PostgresServer start() throws IOException {
    return start(false);
  }

  /** A server with a certificate of its own for localhost. */
  static PostgresServer startWithTls() throws IOException {
    return start(true);
  }

  private static PostgresServer start(boolean tls) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "sops-pg");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    PostgresServer server = new PostgresServer(folder, freePort());
    String data = folder.resolve("data").toString();
    server.asServer(program("initdb"), "-D", data, "-U", "postgres", "-E", "UTF8", "-A", "trust");
    if (tls) {
      server.asServer(
          "openssl",
          "req",
          "-x509",
          "-newkey",
          "rsa:2048",
          "-nodes",
          "-days",
          "2",
          "-subj",
          "/CN=localhost",
          "-addext",
          "subjectAltName=DNS:localhost",
          "-keyout",
          data + "/server.key",
          "-out",
          data + "/server.crt");
      server.asServer("cp", data + "/server.crt", folder.resolve("root.crt").toString());
    }
    server.asServer(
        "sh",
        "-c",
        "printf 'local all all trust\\nhost all postgres all trust\\nhost all all all"
            + " scram-sha-256\\n' > "
            + data
            + "/pg_hba.conf");
    String options =
        "-F -p "
            + server.port
            + " -k "
            + folder
            + " -c listen_addresses=localhost"
            + (tls ? " -c ssl=on" : "");
    server.asServer(
        program("pg_ctl"),
        "-D",
        data,
        "-o",
        options,
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "start");
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      return socket.getLocalPort();
    }
  }

  /** Debian does not put the programs of the server on the path. */
  private static String program(String name) throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("install postgresql"))
          .toString();
    }
  }

  private void asServer(String... command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    whole.addAll(List.of(command));
    run(whole);
  }

  private String run(List<String> command) throws IOException {
    Path output = Files.createTempFile("sops-pg", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = end(process);
    String text = Files.readString(output);
    Files.delete(output);
    if (status != 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s: status %d%n%s", command, status, text));
    }
    return text;
  }

  private static int end(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  void sql(String statements) throws IOException {
    rows(statements);
  }

  /** The rows of a query, their columns separated by bars. */
  List<String> rows(String query) throws IOException {
    String text =
        run(
            List.of(
                "psql",
                "-h",
                folder.toString(),
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "-qAtX",
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                query));
    return text.lines().toList();
  }

  String url(String parameters) {
    return "postgres://sops:s3cret@localhost:" + port + "/postgres" + parameters;
  }

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  Path certificate() {
    return folder.resolve("root.crt");
  }

  @Override
  public void close() throws IOException {
    String data = folder.resolve("data").toString();
    asServer(program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop");
    asServer("rm", "-rf", data, folder.resolve("log").toString(), certificate().toString());
    Files.delete(folder);
  }
}
