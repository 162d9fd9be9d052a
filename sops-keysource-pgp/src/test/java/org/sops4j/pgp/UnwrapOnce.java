package org.sops4j.pgp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.TestContexts;

/** A process of its own that decrypts one message; ends with status 0 if that works. */
final class UnwrapOnce {
  private UnwrapOnce() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> environment =
        Map.of("GNUPGHOME", args[0], "HOME", args[0], "PATH", "/usr/bin:/bin");
    UnwrapResult result =
        new PgpKeySourceProvider()
            .open(TestContexts.of(environment, Path.of(args[0])))
            .unwrap(Homes.wrapped("x", Files.readString(Path.of(args[1]))));
    System.out.println(Homes.message(result));
    System.exit(result instanceof UnwrapResult.Unwrapped ? 0 : 1);
  }
}
