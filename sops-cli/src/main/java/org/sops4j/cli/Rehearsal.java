package org.sops4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Does what most starts do, so that the JVM can note which classes that takes. Run once when the
 * distribution is built; it writes no file.
 */
final class Rehearsal {
  /** A key that protects nothing: it is here for all to read. */
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";

  private static final String IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";

  private Rehearsal() {}

  /** Encrypts and decrypts a document of each common format. */
  public static void main(String[] args) throws InterruptedException {
    boolean good = round("p.yaml", "# c\na: 1\nb: [x, 1.5, true]\nc:\n    d: |\n        e\n");
    good &= round("p.json", "{\"a\": 1, \"b\": [\"x\", 1.5, true]}");
    good &= round("p.env", "A=1\n");
    System.exit(good ? 0 : 1);
  }

  private static boolean round(String name, String plain) throws InterruptedException {
    byte[] input = plain.getBytes(StandardCharsets.UTF_8);
    byte[] encrypted =
        run(List.of("encrypt", "--age", RECIPIENT, "--filename-override", name), input);
    return run(List.of("decrypt", "--filename-override", name), encrypted).length > 0;
  }

  private static byte[] run(List<String> args, byte[] input) throws InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation real = Main.invocation(); // for its classes
    LargeStack.run(
        new Invocation(
            args,
            Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", "/nonexistent"),
            real.workingDirectory(),
            new ByteArrayInputStream(input),
            output,
            new ByteArrayOutputStream(),
            Terminals.NONE));
    return output.toByteArray();
  }
}
