package org.sops4j.pgp.internal.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.CommandTimeoutException;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.ProgramSearch;
import org.sops4j.tree.Utf8;

/** The program gpg, with the arguments that the reference gives it (keysources.md section 3.3). */
public final class GpgProgram {
  private static final String ENCRYPTING = "failed to encrypt sops data key with pgp: ";
  private static final String DECRYPTING = "failed to decrypt sops data key with pgp: ";
  private static final int SHORT = 16;

  private final KeyContext context;

  /**
   * Makes the program; starts nothing.
   *
   * @param context the environment
   */
  public GpgProgram(KeyContext context) {
    this.context = context;
  }

  /**
   * Tells whether the user has chosen a program. Then it must see all that gpg would see.
   *
   * @return true if {@code SOPS_GPG_EXEC} is set
   */
  public boolean isChosen() {
    String chosen = context.env("SOPS_GPG_EXEC");
    return chosen != null && !chosen.isEmpty();
  }

  /**
   * Returns the program as the user knows it.
   *
   * @return a name or a path
   */
  public String name() {
    String chosen = context.env("SOPS_GPG_EXEC");
    return chosen == null || chosen.isEmpty() ? "gpg" : chosen;
  }

  /**
   * Encrypts.
   *
   * @param fingerprint the key as the file names it
   * @param data what to encrypt
   * @return an armored message without white space around it
   * @throws GpgException if it failed
   */
  public String encrypt(String fingerprint, byte[] data) throws GpgException {
    List<String> arguments =
        List.of(
            "--no-default-recipient",
            "--yes",
            "--encrypt",
            "-a",
            "-r",
            fingerprint,
            "--trusted-key",
            shortened(fingerprint),
            "--no-encrypt-to");
    byte[] output = run(arguments, data, ENCRYPTING, null);
    String text = Utf8.decode(output).strip();
    if (text.isEmpty()) { // nobody could ever decrypt it
      throw new GpgException(ENCRYPTING + name() + " printed nothing", true, "printed nothing");
    }
    return text;
  }

  /**
   * Decrypts. One caller at a time, in this process and in others: gpg-agent fails at random if
   * many ask at once.
   *
   * @param message an armored message
   * @param home the folder of GnuPG, where others are told to wait; null if there is none
   * @return the data
   * @throws GpgException if it failed
   */
  public byte[] decrypt(String message, @Nullable Path home) throws GpgException {
    byte[] output = run(List.of("-d"), Utf8.encode(message), DECRYPTING, home);
    if (output.length == 0) {
      throw new GpgException(DECRYPTING + "zero bytes returned", true, "printed nothing");
    }
    return output;
  }

  /** Returns the last 16 digits, and the mark of an exact key if there is one. */
  static String shortened(String fingerprint) {
    int length = fingerprint.endsWith("!") ? SHORT + 1 : SHORT;
    return fingerprint.substring(Math.max(0, fingerprint.length() - length));
  }

  private byte[] run(List<String> arguments, byte[] input, String doing, @Nullable Path home)
      throws GpgException {
    try {
      Duration patience = Patience.of(context);
      CommandRunner.Call call = call(arguments).withInput(input).withTimeout(patience);
      return output(home == null ? context.commands().run(call) : inTurn(call, home), doing);
    } catch (GpgException e) {
      throw e;
    } catch (CommandTimeoutException e) {
      throw new GpgException(doing + hanging(e), true, "did not end in time");
    } catch (PgpException e) {
      throw new GpgException(doing + e.getMessage(), false, e.getMessage());
    } catch (IOException e) {
      throw new GpgException(doing, false, "not started: " + ProgramSearch.reason(e));
    }
  }

  private CommandRunner.Result inTurn(CommandRunner.Call call, Path home) throws IOException {
    try (AgentTurn turn = AgentTurn.take(home, call.timeout())) {
      return turn.use(() -> context.commands().run(call));
    }
  }

  private static byte[] output(CommandRunner.Result result, String doing) throws GpgException {
    if (result.status() != 0) {
      Arrays.fill(result.output(), (byte) 0);
      String errors = Utf8.decode(result.errors()).strip();
      throw new GpgException(doing + errors, true, "exit status " + result.status());
    }
    return result.output();
  }

  private static String hanging(CommandTimeoutException e) {
    return e.getMessage()
        + ": it may be waiting for a passphrase or a card. Run it once by hand, or set "
        + Patience.VARIABLE
        + " to more seconds, or to 0 for no limit.";
  }

  private CommandRunner.Call call(List<String> arguments) throws IOException {
    String[] command = new String[arguments.size() + 1];
    command[0] = program();
    for (int i = 0; i < arguments.size(); i++) {
      command[i + 1] = arguments.get(i);
    }
    return CommandRunner.Call.of(List.of(command));
  }

  private String program() throws IOException {
    if (context.system() == OperatingSystem.WINDOWS) {
      return name(); // Windows has its own rules, which are left to it
    }
    String path = context.env("PATH");
    return ProgramSearch.find(name(), path == null ? "" : path, context.workingDirectory());
  }
}
