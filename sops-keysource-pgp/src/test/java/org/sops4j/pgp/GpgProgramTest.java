package org.sops4j.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.KeySearch;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.CommandTimeoutException;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.Prompts;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.Reason;
import org.sops4j.testkit.TestContexts;

/** How the program gpg is called, and what becomes of its answers (keysources.md 3.3). */
class GpgProgramTest {
  private static final String FINGERPRINT = "85D77543B3D624B63CEA9E6DBC17301B491B3F21";
  private static final UnwrapResult DONE = new UnwrapResult.Unwrapped(Homes.part());

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final List<CommandRunner.Call> calls = new ArrayList<>();

  @BeforeEach
  void chooseAProgram() {
    environment.put("GNUPGHOME", folder.toString());
    environment.put("SOPS_GPG_EXEC", "/x/gpg");
  }

  @Test
  void encryptsWithTheArgumentsOfTheReference() {
    String enc = answering(0, " \n-----BEGIN\nx\n-----END\n\n").wrap(FINGERPRINT);
    assertThat(enc).isEqualTo("-----BEGIN\nx\n-----END");
    assertThat(calls.get(0).command())
        .containsExactly(
            "/x/gpg",
            "--no-default-recipient",
            "--yes",
            "--encrypt",
            "-a",
            "-r",
            FINGERPRINT,
            "--trusted-key",
            "BC17301B491B3F21",
            "--no-encrypt-to");
    answering(0, "x").wrap(FINGERPRINT + "!");
    assertThat(calls.get(1).command()).contains(FINGERPRINT + "!", "BC17301B491B3F21!");
    answering(0, "x").wrap("ABC");
    assertThat(calls.get(2).command()).containsSubsequence("-r", "ABC", "--trusted-key", "ABC");
  }

  @Test
  void decryptsWithTheArgumentsOfTheReference() {
    Source source = answering(0, Homes.part().copyOfBytes());
    assertThat(source.unwrap("hello")).isEqualTo(DONE);
    assertThat(calls.get(0).command()).containsExactly("/x/gpg", "-d");
    assertThat(calls.get(0).input()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    assertThat(calls.get(0).environment()).isEmpty();
  }

  @Test
  void takesTheWholeVariableForTheNameOfTheProgram() {
    environment.put("SOPS_GPG_EXEC", "gpg --x");
    assertThat(Homes.message(answering(0, "x").unwrap("y"))).endsWith("data key with pgp: ");
    assertThat(calls).isEmpty();
  }

  @Test
  void findsTheProgramInThePathButNotInTheWorkingFolder() {
    environment.remove("SOPS_GPG_EXEC");
    environment.put("PATH", ".:bin");
    assertThat(answering(0, "x").unwrap("y")).isNotEqualTo(DONE);
    assertThat(calls).isEmpty();
  }

  @Test
  void repeatsWhatTheProgramSays() {
    Source source = failing(2, "gpg: decryption failed: No secret key\n");
    UnwrapResult result = source.unwrap("y");
    assertThat(Homes.message(result))
        .endsWith(
            "; GnuPG binary error: failed to decrypt sops data key with pgp: gpg: decryption"
                + " failed: No secret key");
    assertThat(((UnwrapResult.NotMine) result).searches())
        .contains(new KeySearch("/x/gpg", Outcome.NOT_MATCHING, "no secret key"));
    assertThat(failing(2, "gpg: public key decryption failed: Bad passphrase").unwrap("y"))
        .isInstanceOf(UnwrapResult.Failed.class);
    assertThatThrownBy(() -> failing(2, "gpg: x: skipped: No public key\ny\n").wrap("x"))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo(
            "could not encrypt data key with PGP key: github.com/ProtonMail/go-crypto/openpgp"
                + " error: key with fingerprint 'x' is not available in keyring; GnuPG binary"
                + " error: failed to encrypt sops data key with pgp: gpg: x: skipped: No public"
                + " key\ny");
  }

  @Test
  void takesNothingForAFailure() {
    assertThat(Homes.message(answering(0, "").unwrap("y")))
        .endsWith("failed to decrypt sops data key with pgp: zero bytes returned");
    assertThatThrownBy(() -> answering(0, "\n").wrap("x"))
        .extracting(Reason::of)
        .asString()
        .endsWith("failed to encrypt sops data key with pgp: /x/gpg printed nothing");
  }

  @Test
  void saysWhatToDoIfTheProgramHangs() {
    Source source =
        running(
            Prompts.NONE,
            call -> {
              throw new CommandTimeoutException("/x/gpg", Duration.ofSeconds(60));
            });
    assertThat(Homes.message(source.unwrap("y")))
        .endsWith(
            "with pgp: /x/gpg did not end within 60 s: it may be waiting for a passphrase or a"
                + " card. Run it once by hand, or set SOPS_GPG_TIMEOUT to more seconds, or to 0 for"
                + " no limit.");
  }

  @Test
  void waitsAsLongAsTheUserSaysAndForeverAtATerminal() {
    answering(0, "x").wrap("x");
    environment.put("SOPS_GPG_TIMEOUT", "5");
    answering(0, "x").wrap("x");
    environment.put("SOPS_GPG_TIMEOUT", "0");
    answering(0, "x").wrap("x");
    environment.put("SOPS_GPG_TIMEOUT", "7");
    running(new Answers(), call -> new CommandRunner.Result(0, new byte[] {'x'}, new byte[0]))
        .wrap("x");
    assertThat(calls)
        .extracting(CommandRunner.Call::timeout)
        .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(5), null, null);
    for (String wrong : List.of("-1", "1m", "99999999999")) {
      environment.put("SOPS_GPG_TIMEOUT", wrong);
      assertThatThrownBy(() -> answering(0, "x").wrap("x"))
          .hasMessageContaining("SOPS_GPG_TIMEOUT must be a number of seconds");
    }
  }

  @Test
  void decryptsOneAfterTheOther() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Source source =
        running(
            Prompts.NONE,
            call -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Homes.fingerprint("open", "elgamal"); // takes a while
              running.decrementAndGet();
              return new CommandRunner.Result(0, Homes.part().copyOfBytes(), new byte[0]);
            });
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<UnwrapResult>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(threads.submit(() -> source.unwrap("y")));
      }
      for (Future<UnwrapResult> result : results) {
        assertThat(result.get()).isEqualTo(DONE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void readsListsOfNames() {
    KeySource source = PgpKeySource.of(List.of(), List.of());
    assertThat(source.parse("A B, c!,,D"))
        .containsExactly(Homes.ref("AB"), Homes.ref("c!"), Homes.ref(""), Homes.ref("D"));
  }

  private Source answering(int status, String output) {
    return answering(status, output.getBytes(StandardCharsets.UTF_8));
  }

  private Source answering(int status, byte[] output) {
    return running(
        Prompts.NONE, call -> new CommandRunner.Result(status, output.clone(), new byte[0]));
  }

  private Source failing(int status, String errors) {
    byte[] bytes = errors.getBytes(StandardCharsets.UTF_8);
    return running(
        Prompts.NONE, call -> new CommandRunner.Result(status, new byte[] {'n', 'o'}, bytes));
  }

  private interface Program {
    CommandRunner.Result run(CommandRunner.Call call) throws IOException;
  }

  private Source running(Prompts prompts, Program program) {
    CommandRunner runner =
        new CommandRunner() {
          @Override
          public Result run(Call call) throws IOException {
            synchronized (calls) {
              calls.add(call);
            }
            return program.run(call);
          }

          @Override
          public Process start(Call call) {
            throw new AssertionError("nothing to talk with");
          }
        };
    return new Source(
        new PgpKeySourceProvider().open(TestContexts.of(environment, folder, runner, prompts)));
  }

  private record Source(KeySource source) {
    String wrap(String fingerprint) {
      return source.wrap(Homes.ref(fingerprint), Homes.part());
    }

    UnwrapResult unwrap(String enc) {
      return source.unwrap(Homes.wrapped(FINGERPRINT, enc));
    }
  }
}
