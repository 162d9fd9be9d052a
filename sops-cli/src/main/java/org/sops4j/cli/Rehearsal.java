package org.sops4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Does what most starts do, so that the JVM can note which classes that takes. Run once for each
 * JVM that starts the program; it writes into the folder that it is given, and nowhere else.
 */
final class Rehearsal {
  /** A key that protects nothing: it is here for all to read. */
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";

  private static final String IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";

  private final String folder;

  private Rehearsal(String folder) {
    this.folder = folder;
  }

  /** Encrypts and decrypts a document of each common format, in the folder of the argument. */
  public static void main(String[] args) throws InterruptedException {
    Rehearsal rehearsal = new Rehearsal(args[0]);
    boolean good =
        rehearsal.round("p.yaml", "# c\na: 1\nb: [x, 1.5, true]\nc:\n    d: |\n        e\n");
    good &= rehearsal.round("p.json", "{\"a\": 1, \"b\": [\"x\", 1.5, true]}");
    good &= rehearsal.round("p.env", "a=1\n");
    System.exit(good ? 0 : 1);
  }

  private boolean round(String name, String plain) throws InterruptedException {
    String file = folder + "/" + name;
    return run(plain, "encrypt", "--age", RECIPIENT, "--filename-override", name, "--output", file)
        && run("", "decrypt", file)
        && run("", "decrypt", "--extract", "[\"a\"]", file)
        && run("", "set", file, "[\"a\"]", "\"2\"");
  }

  private static boolean run(String input, String... args) throws InterruptedException {
    Invocation real = Main.invocation(); // for its classes
    return LargeStack.run(
            new Invocation(
                List.of(args),
                Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", "/nonexistent"),
                real.workingDirectory(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Terminals.NONE))
        == 0;
  }
}
