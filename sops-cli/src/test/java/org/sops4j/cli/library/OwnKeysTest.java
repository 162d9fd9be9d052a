package org.sops4j.cli.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.age.AgeIdentity;
import org.sops4j.age.AgeKeySource;
import org.sops4j.age.AgeRecipient;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.KeySourceException;
import org.sops4j.pgp.PgpCertificate;
import org.sops4j.pgp.PgpKeySource;
import org.sops4j.pgp.PgpSecretKey;
import org.sops4j.spi.Prompts;
import org.sops4j.tree.Format;

/** Keys and recipients as objects, passphrases from callbacks, many configurations at once. */
class OwnKeysTest {
  private static final Path KEYS = Path.of("..", "testdata", "vectors", "keys").toAbsolutePath();
  private static final DecryptedDocument CONTENT =
      DecryptedDocument.of(Format.YAML, Map.of("a", "secret"));

  @TempDir Path folder;

  @Test
  void aCertificateNeedsNoKeyRing() throws IOException {
    PgpCertificate certificate = PgpCertificate.parse(key("pgp-rsa.pub.asc"));
    byte[] file = builder().build().encrypt(CONTENT).to(certificate).toBytes();

    PgpSecretKey secret = PgpSecretKey.parse(key("pgp-rsa.sec.asc"), question -> new byte[0]);
    Sops sops = builder().keySource(PgpKeySource.of(secret)).build();
    assertThat(sops.decrypt(file, Format.YAML).getString("a")).isEqualTo("secret");
  }

  @Test
  void recipientsOfSeveralKindsOpenOneFile() throws IOException {
    AgeIdentity identity = AgeIdentity.generate(new SecureRandom());
    PgpCertificate certificate = PgpCertificate.parse(key("pgp-rsa.pub.asc"));
    byte[] file =
        builder().build().encrypt(CONTENT).to(identity.recipient()).to(certificate).toBytes();

    assertThat(sops(identity).decrypt(file, Format.YAML).getString("a")).isEqualTo("secret");
  }

  @Test
  void passphrasesAreAskedForOnlyWhereTheyAreNeeded() throws IOException {
    List<AgeIdentity> open =
        AgeIdentity.parseFile(
            key("age-a.txt"),
            question -> {
              throw new IOException("nobody may be asked");
            });
    assertThat(open).isNotEmpty();

    byte[] answer = "wrong".getBytes(UTF_8);
    assertThatThrownBy(() -> AgeIdentity.parseFile(key("age-c-scrypt.age"), question -> answer))
        .isInstanceOf(KeySourceException.class)
        .hasMessageContaining("incorrect passphrase");
    assertThat(answer).containsOnly(0);
  }

  @Test
  void keysThatAreLookedForAskTheCallbackToo() throws IOException {
    List<String> questions = new ArrayList<>();
    AgeRecipient recipient = AgeIdentity.parseFile(key("age-c.txt")).get(0).recipient();
    byte[] file = builder().build().encrypt(CONTENT).to(recipient).toBytes();
    Sops sops =
        Sops.builder()
            .environment(Map.of("SOPS_AGE_KEY_FILE", KEYS.resolve("age-c-scrypt.age").toString()))
            .workingDirectory(folder)
            .prompts(
                Prompts.ofPassphrases(
                    question -> {
                      questions.add(question);
                      throw new IOException("the vault is closed");
                    }))
            .build();

    assertThatThrownBy(() -> sops.decrypt(file, Format.YAML))
        .isInstanceOf(DataKeyUnavailableException.class)
        .hasMessageContaining("the vault is closed");
    assertThat(questions)
        .isNotEmpty()
        .allMatch(question -> question.startsWith("Enter passphrase"));
  }

  @Test
  void twoConfigurationsDoNotKnowTheKeysOfEachOther() {
    AgeIdentity alice = AgeIdentity.generate(new SecureRandom());
    AgeIdentity bob = AgeIdentity.generate(new SecureRandom());
    byte[] forAlice = sops(alice).encrypt(CONTENT).to(alice.recipient()).toBytes();
    byte[] forBob = sops(bob).encrypt(CONTENT).to(bob.recipient()).toBytes();

    assertThat(sops(alice).decrypt(forAlice, Format.YAML).getString("a")).isEqualTo("secret");
    assertThat(sops(bob).decrypt(forBob, Format.YAML).getString("a")).isEqualTo("secret");
    assertThatThrownBy(() -> sops(alice).decrypt(forBob, Format.YAML))
        .isInstanceOf(DataKeyUnavailableException.class);
    assertThatThrownBy(() -> sops(bob).decrypt(forAlice, Format.YAML))
        .isInstanceOf(DataKeyUnavailableException.class);
  }

  @Test
  void servesSixtyFourThreadsWithTwoConfigurations() throws Exception {
    AgeIdentity alice = AgeIdentity.generate(new SecureRandom());
    AgeIdentity bob = AgeIdentity.generate(new SecureRandom());
    List<Sops> both = List.of(sops(alice), sops(bob));
    List<AgeRecipient> recipients = List.of(alice.recipient(), bob.recipient());
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int me = i;
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  work(both.get(me % 2), recipients.get(me % 2), me);
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(Sops sops, AgeRecipient recipient, int me) throws IOException {
    Path file = Path.of("f" + me + ".enc.json");
    for (int round = 0; round < 5; round++) {
      String value = me + "/" + round;
      DecryptedDocument content =
          DecryptedDocument.of(Format.JSON, Map.of("v", value, "n", List.of(me, round)));
      sops.encrypt(content).to(recipient).writeTo(file);
      assertThat(sops.edit(file, doc -> doc.with(value + "!", "v"))).isTrue();
      DecryptedDocument back = sops.decrypt(file);
      assertThat(back.getString("v")).isEqualTo(value + "!");
      assertThat(back.toMap()).containsEntry("n", List.of(me, round));
    }
  }

  private Sops sops(AgeIdentity... identities) {
    return builder().keySource(AgeKeySource.of(identities)).build();
  }

  private SopsBuilder builder() {
    return Sops.builder().environment(Map.of()).workingDirectory(folder);
  }

  private static byte[] key(String name) throws IOException {
    return Files.readAllBytes(KEYS.resolve(name));
  }
}
