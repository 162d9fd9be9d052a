package org.sops4j.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.KeySourceException;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;

/** Exchanges messages with the real gpg, in both directions and with both ways of ours. */
@Tag("interop")
class GnupgInteropTest {
  private static final UnwrapResult DONE = new UnwrapResult.Unwrapped(Homes.part());
  private static final int MANY = 20;

  private Gnupg gnupg;

  @BeforeEach
  void makeHome() throws Exception {
    gnupg = new Gnupg();
  }

  @AfterEach
  void removeHome() throws Exception {
    gnupg.close();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa2048, rsa2048",
    "rsa3072, rsa3072",
    "rsa4096, rsa4096",
    "ed25519, cv25519",
    "nistp256, nistp256",
    "nistp384, nistp384",
    "nistp521, nistp521",
    "dsa2048, elg2048"
  })
  void eachReadsTheOther(String primary, String subkey) throws Exception {
    String fingerprint = gnupg.key("k", "", primary, subkey, "encr");
    for (KeyContext context :
        List.of(gnupg.contextWithoutProgram(), gnupg.context(), gnupg.contextWithProgramOnly())) {
      KeySource source = open(context);
      String enc = source.wrap(Homes.ref(fingerprint), Homes.part());
      assertThat(gnupg.gpg(utf8(enc), "", "-d")).isEqualTo(Homes.part().copyOfBytes());
      assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
      assertThat(source.unwrap(Homes.wrapped(fingerprint, encryptedByGpg(fingerprint))))
          .isEqualTo(DONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa2048, rsa2048",
    "rsa3072, rsa3072",
    "rsa4096, rsa4096",
    "ed25519, cv25519",
    "nistp256, nistp256"
  })
  void leavesKeysWithPassphraseToGpg(String primary, String subkey) throws Exception {
    String fingerprint = gnupg.key("k", Homes.PASSPHRASE, primary, subkey, "encr");
    gnupg.killAgent();
    KeySource source = open(gnupg.context());
    String enc = source.wrap(Homes.ref(fingerprint), Homes.part());
    assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    assertThat(source.unwrap(Homes.wrapped(fingerprint, encryptedByGpg(fingerprint))))
        .isEqualTo(DONE);
  }

  @Test
  void refusesInTheWordsOfGpg() throws Exception {
    String signer = gnupg.key("signer", "", "ed25519", "ed25519", "sign");
    assertRefused(signer, "gpg: " + signer + ": skipped: Unusable public key");
    String revoked = gnupg.key("revoked", "", "ed25519", "cv25519", "encr");
    Path certificate = gnupg.home().resolve("openpgp-revocs.d").resolve(revoked + ".rev");
    String text = Files.readString(certificate).replace("\n:---", "\n---");
    gnupg.gpg(utf8(text), "", "--import");
    assertRefused(revoked, "gpg: " + revoked + ": skipped: Unusable public key");
    String missing = "0123456789ABCDEF0123456789ABCDEF01234567";
    assertRefused(missing, "gpg: " + missing + ": skipped: No public key");
    assertRefused("signer@x", "gpg: 'signer@x' is not a valid long keyID");
  }

  /** The key has expired by the time gpg lists it: it lived for a second, long ago. */
  @Test
  void refusesExpiredKeys() throws Exception {
    gnupg.gpg(
        "",
        "--faked-system-time",
        "20200101T000000",
        "--quick-gen-key",
        "e <e@x>",
        "rsa2048",
        "sign,cert,encr",
        "seconds=1");
    String expired = gnupg.fingerprints("e").get(0);
    assertRefused(expired, "gpg: " + expired + ": skipped: Unusable public key");
  }

  @Test
  void choosesTheSubkeyThatGpgChooses() throws Exception {
    String fingerprint = gnupg.key("k", "", "ed25519", "cv25519", "encr");
    gnupg.gpg("", "--quick-add-uid", fingerprint, "Other <other@x>");
    gnupg.gpg("", "--quick-add-key", fingerprint, "nistp256", "encr", "never");
    List<String> names = new ArrayList<>(gnupg.fingerprints("k"));
    names.add(names.get(1) + "!");
    names.add(names.get(2).substring(24) + "!");
    for (String name : names) {
      String ours = open(gnupg.contextWithoutProgram()).wrap(Homes.ref(name), Homes.part());
      String theirs = open(gnupg.contextWithProgramOnly()).wrap(Homes.ref(name), Homes.part());
      assertThat(Messages.recipient(ours)).isEqualTo(Messages.recipient(theirs));
    }
  }

  @Test
  void readsImportedAndExportedKeys() throws Exception {
    gnupg.gpg(Homes.key("pgp-rsa.sec.asc"), "", "--import");
    gnupg.gpg(Homes.key("pgp-pass.sec.asc"), "", "--import");
    PgpSecretKey rsa = PgpSecretKey.parse(Homes.key("pgp-rsa.sec.asc"), new byte[0]);
    PgpSecretKey pass = PgpSecretKey.parse(Homes.key("pgp-pass.sec.asc"), Homes.passphrase());
    KeySource fixed = PgpKeySource.of(List.of(), List.of(rsa, pass));
    for (PgpSecretKey key : List.of(rsa, pass)) {
      String fingerprint = key.certificate().fingerprint();
      assertThat(fixed.unwrap(Homes.wrapped(fingerprint, encryptedByGpg(fingerprint))))
          .isEqualTo(DONE);
      String enc = fixed.wrap(Homes.ref(fingerprint), Homes.part());
      assertThat(open(gnupg.context()).unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    }
  }

  @Test
  void servesManyThreadsThatNeedTheAgent() throws Exception {
    String fingerprint = gnupg.key("k", Homes.PASSPHRASE, "ed25519", "rsa4096", "encr");
    String enc = encryptedByGpg(fingerprint);
    gnupg.killAgent();
    KeySource source = open(gnupg.context());
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      List<Future<UnwrapResult>> results = new ArrayList<>();
      for (int i = 0; i < 2 * MANY; i++) {
        results.add(threads.submit(() -> source.unwrap(Homes.wrapped(fingerprint, enc))));
      }
      for (Future<UnwrapResult> result : results) {
        assertThat(Homes.message(result.get())).isEqualTo("unwrapped");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void servesManyProcessesThatNeedTheAgent() throws Exception {
    String fingerprint = gnupg.key("k", Homes.PASSPHRASE, "ed25519", "rsa4096", "encr");
    Path file = gnupg.home().resolve("enc");
    Files.writeString(file, encryptedByGpg(fingerprint));
    gnupg.killAgent();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  UnwrappingProcess.class.getName(),
                  gnupg.home().toString(),
                  file.toString())
              .redirectErrorStream(true)
              .start());
    }
    List<BufferedReader> outputs = new ArrayList<>();
    for (Process process : processes) {
      outputs.add(process.inputReader());
      assertThat(outputs.get(outputs.size() - 1).readLine()).isEqualTo("ready");
    }
    for (Process process : processes) {
      process.getOutputStream().close(); // now, all at once
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(outputs.get(i).lines()).hasSize(UnwrappingProcess.TIMES).containsOnly("unwrapped");
      assertThat(processes.get(i).waitFor()).isZero();
    }
  }

  private void assertRefused(String name, String words) {
    assertThatThrownBy(() -> open(gnupg.context()).wrap(Homes.ref(name), Homes.part()))
        .isInstanceOf(KeySourceException.class)
        .hasMessageContaining(
            "openpgp error: key with fingerprint '"
                + name
                + "' is not available in keyring; GnuPG binary error: failed to encrypt sops data"
                + " key with pgp: "
                + words);
  }

  private String encryptedByGpg(String fingerprint) throws Exception {
    byte[] data = Homes.part().copyOfBytes();
    return new String(
        gnupg.gpg(data, "", "-a", "-e", "-r", fingerprint), StandardCharsets.US_ASCII);
  }

  private static KeySource open(KeyContext context) {
    return new PgpKeySourceProvider().open(context);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
