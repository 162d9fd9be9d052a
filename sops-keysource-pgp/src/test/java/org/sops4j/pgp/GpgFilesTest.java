package org.sops4j.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.KeySearch;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.Prompts;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.Reason;
import org.sops4j.testkit.TestContexts;

/** What is done with the files of gpg 2 on a machine without gpg. */
class GpgFilesTest {
  private static final UnwrapResult DONE = new UnwrapResult.Unwrapped(Homes.part());

  @TempDir Path folder;

  @Test
  void isRegistered() {
    assertThat(ServiceLoader.load(KeySourceProvider.class))
        .anyMatch(
            provider -> provider instanceof PgpKeySourceProvider && provider.type() == KeyType.PGP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "p256", "p384", "p521", "cv25519", "elgamal"})
  void encryptsAndDecryptsWithEachAlgorithm(String name) {
    KeySource source = Homes.open("open");
    String fingerprint = Homes.fingerprint("open", name);
    String enc = source.wrap(Homes.ref(fingerprint), Homes.part());
    assertThat(enc)
        .startsWith("-----BEGIN PGP MESSAGE-----\n\n")
        .endsWith("\n-----END PGP MESSAGE-----");
    assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
  }

  @ParameterizedTest
  @CsvSource({
    "ocb, rsa", "ocb, cv25519", "ocb, elgamal",
    "cbc, rsa", "cbc, cv25519", "cbc, elgamal",
    "imported, rsa", "imported, cv25519", "imported, elgamal"
  })
  void asksForThePassphraseOfEachFormOfProtection(String home, String name) {
    String fingerprint = Homes.fingerprint(home, name);
    String enc = Homes.open(home).wrap(Homes.ref(fingerprint), Homes.part());
    Answers answers = new Answers("wrong", Homes.PASSPHRASE);
    assertThat(open(home, answers).unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    assertThat(answers.questions)
        .hasSize(2)
        .allMatch(question -> question.matches("Enter passphrase for OpenPGP key [0-9A-F]{16}:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"open-p256", "open-elgamal"})
  void needsNobodyForImportedKeysWithoutPassphrase(String name) {
    String fingerprint = Homes.fingerprint("imported", name);
    String enc = Homes.open("imported").wrap(Homes.ref(fingerprint), Homes.part());
    assertThat(Homes.open("imported").unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
  }

  @Test
  void givesUpAfterThreeWrongPassphrasesOrIfCancelled() {
    String fingerprint = Homes.fingerprint("ocb", "rsa");
    String enc = Homes.open("ocb").wrap(Homes.ref(fingerprint), Homes.part());
    for (Answers answers : List.of(new Answers("a", "", "c", "d"), new Answers())) {
      UnwrapResult result = open("ocb", answers).unwrap(Homes.wrapped(fingerprint, enc));
      assertThat(result).isInstanceOf(UnwrapResult.Failed.class);
      assertThat(answers.questions).hasSizeBetween(1, 3);
    }
  }

  @Test
  void saysAllOfTheReferenceAndWhereItLooked() throws Exception {
    String fingerprint = Homes.fingerprint("ocb", "rsa");
    String enc = Homes.open("ocb").wrap(Homes.ref(fingerprint), Homes.part());
    UnwrapResult result = Homes.open("ocb").unwrap(Homes.wrapped(fingerprint, enc));
    Path home = Homes.of("ocb");
    assertThat(Homes.message(result))
        .isEqualTo(
            "could not decrypt data key with PGP key: github.com/ProtonMail/go-crypto/openpgp"
                + " error: could not load secring: open "
                + home
                + "/pubring.gpg: no such file or directory; GnuPG binary error: failed to decrypt"
                + " sops data key with pgp: ");
    List<KeySearch> searches = ((UnwrapResult.Failed) result).searches();
    assertThat(searches).hasSize(3);
    assertThat(searches.get(0))
        .isEqualTo(new KeySearch(home + "/pubring.gpg", Outcome.MISSING, ""));
    assertThat(searches.get(1).place()).startsWith(home + "/private-keys-v1.d/");
    assertThat(searches.get(1).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(searches.get(1).detail()).isEqualTo("protected by a passphrase");
    assertThat(searches.get(2).place()).isEqualTo("gpg");
    assertThat(searches.get(2).outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void tellsThatNoKeyIsThereFromAKeyThatFailed() {
    String fingerprint = Homes.fingerprint("open", "rsa");
    String enc = Homes.open("open").wrap(Homes.ref(fingerprint), Homes.part());
    UnwrapResult result = Homes.open("states").unwrap(Homes.wrapped(fingerprint, enc));
    assertThat(result).isInstanceOf(UnwrapResult.NotMine.class);
    assertThat(((UnwrapResult.NotMine) result).searches())
        .extracting(KeySearch::outcome)
        .containsExactly(Outcome.MISSING, Outcome.NOT_MATCHING, Outcome.UNREADABLE);
  }

  @Test
  void knowsNothingOfAnEmptyFolder() throws Exception {
    Map<String, String> environment = environment(folder);
    String enc = Homes.open("open").wrap(Homes.ref(Homes.fingerprint("open", "rsa")), Homes.part());
    assertThat(open(environment).unwrap(Homes.wrapped("x", enc)))
        .isInstanceOf(UnwrapResult.NotMine.class);
    Files.writeString(folder.resolve("pubring.kbx"), "no key box at all");
    assertThat(open(environment).unwrap(Homes.wrapped("x", enc)))
        .isInstanceOf(UnwrapResult.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "old", "revoked", "disabled", "signer", "bare", "both"})
  void refusesKeysThatMustNotBeUsed(String name) {
    String fingerprint = Homes.fingerprint("states", name);
    assertThatThrownBy(() -> Homes.open("states").wrap(Homes.ref(fingerprint), Homes.part()))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo(
            "could not encrypt data key with PGP key: github.com/ProtonMail/go-crypto/openpgp"
                + " error: key with fingerprint '"
                + fingerprint
                + "' is not available in keyring; GnuPG binary error: failed to encrypt sops data"
                + " key with pgp: ");
  }

  @Test
  void takesTheNewestSubkeyThatIsValid() {
    String several = Homes.fingerprint("states", "several");
    assertThat(recipient(several)).isEqualTo(id("several-2"));
    assertThat(recipient(Homes.fingerprint("states", "several-1"))).isEqualTo(id("several-2"));
    assertThat(recipient(Homes.fingerprint("states", "primary"))).isEqualTo(id("primary"));
  }

  @Test
  void readsNamesAsGpgDoes() {
    String fingerprint = Homes.fingerprint("states", "several");
    String subkey = Homes.fingerprint("states", "several-1");
    for (String name :
        List.of(
            fingerprint.toLowerCase(Locale.ROOT),
            "0x" + fingerprint,
            fingerprint.substring(24),
            "0X" + fingerprint.substring(24))) {
      assertThat(recipient(name)).isEqualTo(id("several-2"));
    }
    assertThat(recipient(subkey + "!")).isEqualTo(id("several-1"));
    assertThat(recipient("0x" + subkey.substring(24) + "!")).isEqualTo(id("several-1"));
    assertThat(recipient(Homes.fingerprint("states", "primary") + "!")).isEqualTo(id("primary"));
    for (String name :
        List.of(
            "",
            "several@x",
            fingerprint.substring(32),
            fingerprint + "!",
            Homes.fingerprint("states", "several-3") + "!",
            Homes.fingerprint("states", "several-4") + "!")) {
      assertThatThrownBy(() -> recipient(name)).isInstanceOf(KeySourceException.class);
    }
  }

  @Test
  void leavesKeysThatAreKeptElsewhereToGpg() throws Exception {
    copy("open");
    KeySource source = open(environment(folder));
    String fingerprint = Homes.fingerprint("open", "cv25519");
    String enc = source.wrap(Homes.ref(fingerprint), Homes.part());
    for (String file : List.of("common.conf", "gpg.conf")) {
      Files.writeString(folder.resolve(file), "# x\n  use-keyboxd\n");
      assertThatThrownBy(() -> source.wrap(Homes.ref(fingerprint), Homes.part()))
          .isInstanceOf(KeySourceException.class);
      assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isNotEqualTo(DONE);
      Files.writeString(folder.resolve(file), "keyserver x\n#use-keyboxd\n");
      assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    }
  }

  @Test
  void leavesEverythingToAProgramThatTheUserHasChosen() {
    Map<String, String> environment = Homes.environment("open");
    environment.put("SOPS_GPG_EXEC", "/nowhere/gpg");
    String fingerprint = Homes.fingerprint("open", "cv25519");
    String enc = Homes.open("open").wrap(Homes.ref(fingerprint), Homes.part());
    assertThatThrownBy(() -> open(environment).wrap(Homes.ref(fingerprint), Homes.part()))
        .isInstanceOf(KeySourceException.class);
    assertThat(open(environment).unwrap(Homes.wrapped(fingerprint, enc))).isNotEqualTo(DONE);
  }

  @Test
  void looksInTheHomeThatTheUserHasSet() throws Exception {
    copyTo("open", folder.resolve(".gnupg"));
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("GNUPGHOME", "");
    String fingerprint = Homes.fingerprint("open", "cv25519");
    KeySource source = open(environment);
    String enc = source.wrap(Homes.ref(fingerprint), Homes.part());
    assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
    environment.put("GNUPGHOME", ".gnupg");
    environment.put("HOME", "/nowhere");
    assertThat(open(environment).unwrap(Homes.wrapped(fingerprint, enc))).isEqualTo(DONE);
  }

  @Test
  void readsARingOfTheOldFormThatGpg2StillUses() throws Exception {
    copyTo("states", folder);
    Files.delete(folder.resolve("pubring.kbx"));
    Files.copy(Homes.of("old").resolve("pubring.gpg"), folder.resolve("pubring.gpg"));
    String fingerprint = Homes.fingerprint("states", "good");
    String name = fingerprint.substring(24); // which the reference's built-in OpenPGP does not take
    KeySource source = open(environment(folder));
    String enc = source.wrap(Homes.ref(name), Homes.part());
    assertThat(source.unwrap(Homes.wrapped(name, enc))).isEqualTo(DONE);
  }

  @Test
  void refusesOrUsesDamagedCertificates() throws Exception {
    byte[] ring = Files.readAllBytes(Homes.of("states").resolve("pubring.kbx"));
    String fingerprint = Homes.fingerprint("states", "good");
    KeySource source = open(environment(folder));
    for (int i = 32; i < 640; i++) {
      byte[] damaged = ring.clone();
      damaged[i] ^= (byte) 0x81;
      Files.write(folder.resolve("pubring.kbx"), damaged);
      try {
        assertThat(source.wrap(Homes.ref(fingerprint), Homes.part())).startsWith("-----BEGIN");
      } catch (KeySourceException e) {
        assertThat(e)
            .extracting(Reason::of)
            .asString()
            .endsWith("failed to encrypt sops data key with pgp: ");
      }
    }
  }

  @Test
  void survivesDamagedFiles() throws Exception {
    copy("open");
    String fingerprint = Homes.fingerprint("open", "cv25519");
    String enc = Homes.open("open").wrap(Homes.ref(fingerprint), Homes.part());
    KeySource source = open(environment(folder));
    byte[] box = Files.readAllBytes(folder.resolve("pubring.kbx"));
    for (int i = 0; i < 64; i++) {
      byte[] damaged = box.clone();
      damaged[i] ^= (byte) 0x5A;
      Files.write(folder.resolve("pubring.kbx"), damaged);
      assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isNotNull();
      Files.write(folder.resolve("pubring.kbx"), java.util.Arrays.copyOf(box, box.length - i - 1));
      assertThat(source.unwrap(Homes.wrapped(fingerprint, enc))).isNotNull();
    }
    Files.write(folder.resolve("pubring.kbx"), box);
    try (Stream<Path> keys = Files.list(folder.resolve("private-keys-v1.d"))) {
      for (Path key : keys.toList()) {
        Files.writeString(key, "Key: (private-key (ecc (curve", StandardCharsets.US_ASCII);
      }
    }
    assertThat(source.unwrap(Homes.wrapped(fingerprint, enc)))
        .isInstanceOf(UnwrapResult.NotMine.class);
  }

  /** Encrypts for a name, and tells from the message which key was taken. */
  private static String recipient(String name) {
    return Messages.recipient(Homes.open("states").wrap(Homes.ref(name), Homes.part()));
  }

  private static String id(String name) {
    return Homes.fingerprint("states", name).substring(24);
  }

  private static KeySource open(String home, Prompts prompts) {
    Map<String, String> environment = Homes.environment(home);
    KeyContext context =
        TestContexts.of(
            environment, Homes.of(home), CommandRunner.of(environment, Homes.of(home)), prompts);
    return new PgpKeySourceProvider().open(context);
  }

  private KeySource open(Map<String, String> environment) {
    environment.put("PATH", "/nowhere");
    return new PgpKeySourceProvider().open(TestContexts.of(environment, folder));
  }

  private static Map<String, String> environment(Path home) {
    return new HashMap<>(Map.of("GNUPGHOME", home.toString()));
  }

  private void copy(String home) throws IOException {
    copyTo(home, folder);
  }

  private static void copyTo(String home, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(Homes.of(home))) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(Homes.of(home).relativize(file));
        if (!Files.isDirectory(file)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }
}
