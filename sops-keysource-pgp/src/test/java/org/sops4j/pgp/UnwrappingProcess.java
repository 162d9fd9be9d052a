package org.sops4j.pgp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.TestContexts;

/**
 * A process of its own that decrypts a message: it says that it is ready, waits for the end of its
 * input, and prints what comes of each attempt.
 */
final class UnwrappingProcess {
  static final int TIMES = 4;

  private UnwrappingProcess() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> environment =
        Map.of("GNUPGHOME", args[0], "HOME", args[0], "PATH", "/usr/bin:/bin");
    KeySource source =
        new PgpKeySourceProvider().open(TestContexts.of(environment, Path.of(args[0])));
    source.unwrap(Homes.wrapped("x", "")); // all classes are there
    System.out.println("ready");
    System.in.readAllBytes();
    for (int i = 0; i < TIMES; i++) {
      UnwrapResult result = source.unwrap(Homes.wrapped("x", Files.readString(Path.of(args[1]))));
      System.out.println(Homes.message(result).replace('\n', ' '));
    }
  }
}
