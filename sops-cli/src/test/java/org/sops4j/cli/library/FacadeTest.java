package org.sops4j.cli.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.Encryption;
import org.sops4j.Inspection;
import org.sops4j.KeyUpdate;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.age.AgeIdentity;
import org.sops4j.age.AgeKeySource;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** What an application does with files, with keys of its own and nothing from the environment. */
class FacadeTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final AgeIdentity alice = AgeIdentity.generate(new SecureRandom());
  private final AgeIdentity bob = AgeIdentity.generate(new SecureRandom());

  @TempDir Path folder;

  @Test
  void encryptsAFileToRecipientsAndGetsItBackFromEverywhere() throws IOException {
    Sops sops = sops(alice);
    write("app.yaml", "db:\n    password: hunter2\n    port: 5432\n");

    sops.encrypt(Path.of("app.yaml")).to(alice.recipient()).writeTo(Path.of("app.enc.yaml"));

    byte[] file = Files.readAllBytes(folder.resolve("app.enc.yaml"));
    assertThat(new String(file, UTF_8)).doesNotContain("hunter2");
    Path path = Path.of("app.enc.yaml");
    for (DecryptedDocument secrets :
        List.of(
            sops.decrypt(path),
            sops.decrypt(path, Format.YAML),
            sops.decrypt(new ByteArrayInputStream(file), Format.YAML),
            sops.decrypt(new String(file, UTF_8), Format.YAML),
            sops.decrypt(file, Format.YAML))) {
      assertThat(secrets.getString("db", "password")).isEqualTo("hunter2");
      assertThat(secrets.getInt("db", "port")).isEqualTo(5432);
    }
  }

  @Test
  void encryptsATreeThatNeverWasAFile() throws IOException {
    DecryptedDocument content =
        DecryptedDocument.of(Format.JSON, Map.of("token", "secret", "list", List.of(1, 2)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    sops(alice).encrypt(content).to(alice.recipient(), bob.recipient()).writeTo(out);

    assertThat(sops(bob).decrypt(out.toByteArray(), Format.JSON).toMap())
        .containsEntry("token", "secret")
        .containsEntry("list", List.of(1, 2));
  }

  @Test
  void selectsWhatIsEncrypted() throws IOException {
    write("app.yaml", "user: me\npassword: hunter2\n");
    Encryption encryption = sops(alice).encrypt(Path.of("app.yaml")).to(alice.recipient());

    assertThat(text(encryption.encryptedRegex("^password$").toBytes()))
        .contains("user: me\n")
        .doesNotContain("hunter2");
    assertThat(text(encryption.unencryptedRegex("^user$").macOnlyEncrypted().toBytes()))
        .contains("user: me\n", "mac_only_encrypted: true")
        .doesNotContain("hunter2");
    assertThat(text(encryption.scope(EncryptionScope.ALL).toBytes())).doesNotContain("user: me");
    assertThatThrownBy(() -> encryption.encryptedRegex("("))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
  }

  @Test
  void needsAsManyGroupsAsTheThresholdSays() throws IOException {
    AgeIdentity carol = AgeIdentity.generate(new SecureRandom());
    write("app.env", "A=1\n");
    byte[] file =
        sops(alice)
            .encrypt(Path.of("app.env"))
            .groups(
                List.of(
                    List.of(alice.recipient()),
                    List.of(bob.recipient()),
                    List.of(carol.recipient())),
                2)
            .toBytes();

    assertThat(sops(alice, carol).decrypt(file, Format.DOTENV).getInt("A")).isEqualTo(1);
    assertThatThrownBy(() -> sops(bob).decrypt(file, Format.DOTENV))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_KEY_UNAVAILABLE));
  }

  @Test
  void followsCreationRulesWithTheirIndentation() throws IOException {
    write(
        "rules.yaml",
        "creation_rules:\n  - path_regex: \\.enc\n    encrypted_regex: ^b$\n    age: "
            + alice.recipient()
            + "\nstores:\n  yaml:\n    indent: 2\n");
    write("app.enc.yaml", "a:\n  b: 1\n  c: 2\n");
    Sops sops = builder(alice).configFile(Path.of("rules.yaml")).build();

    sops.encrypt(Path.of("app.enc.yaml")).inPlace();

    assertThat(read("app.enc.yaml")).startsWith("a:\n  b: ENC[").contains("\n  c: 2\n");
    assertThat(sops.decrypt(Path.of("app.enc.yaml")).getInt("a", "b")).isEqualTo(1);
    DecryptedDocument content = DecryptedDocument.of(Format.YAML, Map.of("b", "x"));
    assertThat(text(sops.encrypt(content).withCreationRules(Path.of("x.enc.yaml")).toBytes()))
        .startsWith("b: ENC[");
    assertThatThrownBy(() -> sops.encrypt(content).document())
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_KEYS));
  }

  @Test
  void editsWithMinimalChange() throws IOException {
    encrypted("a.enc.yaml", "db:\n    password: old\n    user: me\nkeep: 1\nold: 1\n");
    List<String> before = read("a.enc.yaml").lines().toList();

    boolean written =
        sops(alice)
            .edit(
                Path.of("a.enc.yaml"),
                doc -> doc.with("new", "db", "password").without(KeyPath.of("old")));

    assertThat(written).isTrue();
    List<String> changed = new ArrayList<>(read("a.enc.yaml").lines().toList());
    changed.removeAll(before);
    assertThat(changed).hasSize(2); // the value and the MAC; the clock stands still
    assertThat(sops(alice).decrypt(Path.of("a.enc.yaml")).getString("db", "password"))
        .isEqualTo("new");
  }

  @Test
  void doesNotWriteWhatDoesNotChange() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    String before = read("a.enc.yaml");

    assertThat(sops(alice).edit(Path.of("a.enc.yaml"), doc -> doc.with("x", "a"))).isFalse();
    assertThat(read("a.enc.yaml")).isEqualTo(before);
  }

  @Test
  void aFailureLeavesTheFileAndNothingBeside() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    String before = read("a.enc.yaml");

    assertThatThrownBy(
            () ->
                sops(alice)
                    .edit(
                        Path.of("a.enc.yaml"),
                        doc -> {
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sops(bob).rotate(Path.of("a.enc.yaml")).inPlace())
        .isInstanceOf(SopsException.class);

    assertThat(read("a.enc.yaml")).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("a.enc.yaml", "plain.yaml");
    }
  }

  @Test
  void keepsModeAndLinksOfAFileThatItWrites() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    Path file = folder.resolve("a.enc.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path soft = Files.createSymbolicLink(folder.resolve("soft.yaml"), Path.of("a.enc.yaml"));
    Path hard = Files.createLink(folder.resolve("hard.yaml"), file);

    sops(alice).edit(Path.of("soft.yaml"), doc -> doc.with("y", "a"));

    assertThat(soft).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(Files.readString(hard)).isEqualTo(read("a.enc.yaml"));
    Files.delete(hard);
    sops(alice).edit(Path.of("soft.yaml"), doc -> doc.with("z", "a"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(sops(alice).decrypt(file).getString("a")).isEqualTo("z");
  }

  @Test
  void rotatesToOtherRecipients() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    String before = read("a.enc.yaml");

    sops(alice)
        .rotate(Path.of("a.enc.yaml"))
        .add(bob.recipient())
        .remove(alice.recipient())
        .inPlace();

    assertThat(read("a.enc.yaml").lines().findFirst()).isNotEqualTo(before.lines().findFirst());
    assertThat(sops(bob).decrypt(Path.of("a.enc.yaml")).getString("a")).isEqualTo("x");
    assertThatThrownBy(() -> sops(alice).decrypt(Path.of("a.enc.yaml")))
        .isInstanceOf(SopsException.class);
    sops(bob).rotate(Path.of("a.enc.yaml")).writeTo(Path.of("b.enc.yaml"));
    assertThat(sops(bob).decrypt(Path.of("b.enc.yaml")).getString("a")).isEqualTo("x");
  }

  @Test
  void updatesKeysAfterShowingThePlan() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    KeyUpdate update =
        sops(alice).updateKeys(Path.of("a.enc.yaml")).to(alice.recipient(), bob.recipient());

    assertThat(update.plan().differences())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.common()).containsExactly(alice.recipient().ref());
              assertThat(group.added()).containsExactly(bob.recipient().ref());
              assertThat(group.removed()).isEmpty();
            });
    assertThat(update.inPlace()).isTrue();
    assertThat(sops(bob).decrypt(Path.of("a.enc.yaml")).getString("a")).isEqualTo("x");
    assertThat(
            sops(bob)
                .updateKeys(Path.of("a.enc.yaml"))
                .to(alice.recipient(), bob.recipient())
                .inPlace())
        .isFalse();
  }

  @Test
  void updatesKeysByTheCreationRule() throws IOException {
    encrypted("a.enc.yaml", "a: x\n");
    write(".sops.yaml", "creation_rules:\n  - age: " + bob.recipient() + "\n");

    assertThat(sops(alice).updateKeys(Path.of("a.enc.yaml")).inPlace()).isTrue();

    assertThat(sops(bob).decrypt(Path.of("a.enc.yaml")).getString("a")).isEqualTo("x");
  }

  @Test
  void inspectsWithoutAKey() throws IOException {
    write("plain.yaml", "a: x\nb_unencrypted: y\nc: [z]\n");
    sops(alice)
        .encrypt(Path.of("plain.yaml"))
        .to(alice.recipient(), bob.recipient())
        .writeTo(Path.of("a.enc.yaml"));

    Inspection seen = builder().build().inspect(Path.of("a.enc.yaml"));

    assertThat(seen.recipients()).containsExactly(alice.recipient().ref(), bob.recipient().ref());
    assertThat(seen.groups()).hasSize(1);
    assertThat(seen.threshold()).isEqualTo(1);
    assertThat(seen.scope()).isEqualTo(EncryptionScope.DEFAULT);
    assertThat(seen.lastModified()).hasValue(NOW);
    assertThat(seen.encryptedValues()).containsExactly(KeyPath.of("a"), KeyPath.of("c", 0));
    assertThat(seen.clearValues()).containsExactly(KeyPath.of("b_unencrypted"));
    assertThat(seen.values()).hasSize(3);
    assertThat(seen.metadata().version()).isEqualTo("3.13.2");
  }

  private void encrypted(String name, String content) throws IOException {
    write("plain.yaml", content);
    sops(alice).encrypt(Path.of("plain.yaml")).to(alice.recipient()).writeTo(Path.of(name));
  }

  private Sops sops(AgeIdentity... identities) {
    return builder(identities).build();
  }

  private SopsBuilder builder(AgeIdentity... identities) {
    return Sops.builder()
        .environment(Map.of())
        .workingDirectory(folder)
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .keySource(AgeKeySource.of(identities));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
