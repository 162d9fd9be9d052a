package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.TestContexts;

/** Where identities are found, and what is said if they are not (keysources.md 2.5 and 2.6). */
class IdentityPlacesTest {
  private static final DataKey PART = DataKey.copyOf(new byte[32]);
  private static final String OTHER = AgeIdentity.generate(new FixedRandom(9)).revealSecretText();
  private static final String ENC =
      AgeKeySource.of(List.of()).wrap(Keys.ref(Keys.A_RECIPIENT), PART);
  private static final String DEFAULT_FILE = ".config/sops/age/keys.txt";

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
  }

  @Test
  void isRegistered() {
    assertThat(ServiceLoader.load(KeySourceProvider.class))
        .anyMatch(
            provider -> provider instanceof AgeKeySourceProvider && provider.type() == KeyType.AGE);
  }

  @Test
  void listsAllPlacesIfThereIsNothing() {
    assertThat(message())
        .isEqualTo(
            "failed to load age identities. Did not find keys in locations"
                + " 'SOPS_AGE_SSH_PRIVATE_KEY_FILE', 'SOPS_AGE_SSH_PRIVATE_KEY_CMD',"
                + " '/h/.ssh/id_ed25519', '/h/.ssh/id_rsa', 'SOPS_AGE_KEY', 'SOPS_AGE_KEY_FILE',"
                + " 'SOPS_AGE_KEY_CMD', and '/h/.config/sops/age/keys.txt'.");
    assertThat(unwrap()).isInstanceOf(UnwrapResult.NotMine.class);
  }

  @Test
  void findsIdentitiesInEachPlace() throws Exception {
    write("k.txt", "# me\n\n" + Keys.A_IDENTITY + "\r\n");
    for (Map<String, String> place :
        List.of(
            Map.of("SOPS_AGE_KEY", Keys.A_IDENTITY),
            Map.of("SOPS_AGE_KEY_FILE", "k.txt"),
            Map.of("SOPS_AGE_KEY_FILE", home.resolve("k.txt").toString()),
            Map.of("SOPS_AGE_KEY_CMD", "cat 'k.txt'"))) {
      environment.putAll(place);
      assertOpens();
      environment.keySet().removeAll(place.keySet());
    }
    write(DEFAULT_FILE, Keys.A_IDENTITY);
    assertOpens();
  }

  @Test
  void mergesAllPlaces() throws Exception {
    environment.put("SOPS_AGE_KEY", OTHER);
    environment.put("SOPS_AGE_KEY_FILE", "missing");
    write(DEFAULT_FILE, OTHER + "\n" + Keys.A_IDENTITY + "\n");
    assertOpens();
  }

  @Test
  void splitsLinesAtBlanksInTheVariableOnly() throws Exception {
    environment.put("SOPS_AGE_KEY", OTHER + "\u2003" + Keys.A_IDENTITY + "\n# note");
    assertOpens();
    environment.remove("SOPS_AGE_KEY");
    write("k.txt", OTHER + " " + Keys.A_IDENTITY);
    environment.put("SOPS_AGE_KEY_FILE", "k.txt");
    assertThat(message()).contains("failed to parse 'SOPS_AGE_KEY_FILE' age identities: mal");
  }

  @Test
  void dropsAPlaceWithOneBadLine() {
    environment.put("SOPS_AGE_KEY", Keys.A_IDENTITY + "\nhello");
    assertThat(message())
        .startsWith(
            "failed to load age identities. Errors while loading age identities: failed to parse"
                + " 'SOPS_AGE_KEY' age identities: unknown identity type. Did not find");
    assertThat(unwrap()).isInstanceOf(UnwrapResult.Failed.class);
  }

  @Test
  void stopsAtAnOverlongLineWithoutAWord() throws Exception {
    write("k.txt", Keys.A_IDENTITY + "\n#" + "x".repeat(65_536) + "\nhello\n");
    environment.put("SOPS_AGE_KEY_FILE", "k.txt");
    assertOpens();
    write("k.txt", "#" + "x".repeat(65_534) + "\n" + Keys.A_IDENTITY);
    assertOpens();
  }

  @Test
  void countsEmptyVariablesAsSet() {
    environment.put("SOPS_AGE_KEY", "");
    environment.put("SOPS_AGE_KEY_FILE", "");
    environment.put("SOPS_AGE_KEY_CMD", "");
    assertThat(message())
        .isEqualTo(
            "failed to load age identities. Errors while loading age identities: failed to open"
                + " SOPS_AGE_KEY_FILE file: open : no such file or directory; failed to execute"
                + " command : exec: no command. Did not find keys in locations"
                + " 'SOPS_AGE_SSH_PRIVATE_KEY_FILE', 'SOPS_AGE_SSH_PRIVATE_KEY_CMD',"
                + " '/h/.ssh/id_ed25519', '/h/.ssh/id_rsa', and 'SOPS_AGE_KEY'.");
  }

  @Test
  void namesPlacesEvenIfSomeIdentitiesWereFound() {
    environment.put("SOPS_AGE_KEY", OTHER + " " + OTHER);
    assertThat(message())
        .startsWith(
            "failed to create reader for decrypting sops data key with age: no identity matched any"
                + " of the recipients. Did not find keys in locations")
        .endsWith("'SOPS_AGE_KEY_FILE', and 'SOPS_AGE_KEY_CMD'.");
  }

  @Test
  void runsACommandOnceForEachRecipient() {
    List<String> calls = new ArrayList<>();
    CommandRunner runner =
        new CommandRunner() {
          @Override
          public Result run(Call call) {
            List<String> command = call.command();
            calls.add(command.subList(1, command.size()) + " " + call.environment());
            return new Result(0, OTHER.getBytes(StandardCharsets.US_ASCII), new byte[0]);
          }

          @Override
          public Process start(Call call) {
            throw new AssertionError("nothing to talk with");
          }
        };
    environment.put("SOPS_AGE_KEY_CMD", "sh 'a b' $x");
    KeySource source = new AgeKeySourceProvider().open(TestContexts.of(environment, home, runner));
    assertThat(calls).isEmpty();
    for (String recipient : List.of("one", "two", "one")) {
      assertThat(source.unwrap(Keys.wrapped(recipient, ENC)))
          .isInstanceOf(UnwrapResult.NotMine.class);
    }
    assertThat(calls)
        .containsExactly(
            "[a b, $x] {SOPS_AGE_RECIPIENT=one}", "[a b, $x] {SOPS_AGE_RECIPIENT=two}");
  }

  @Test
  void tellsCommandsTheRecipient() {
    environment.put("SOPS_AGE_KEY_CMD", "sh -c 'echo \"$SOPS_AGE_RECIPIENT\"; exit 0'");
    assertThat(message()).contains("failed to parse 'SOPS_AGE_KEY_CMD' age identities: unknown");
    environment.put(
        "SOPS_AGE_KEY_CMD",
        "sh -c 'test \"$SOPS_AGE_RECIPIENT\" = "
            + Keys.A_RECIPIENT
            + " && echo "
            + Keys.A_IDENTITY
            + "'");
    assertOpens();
  }

  @Test
  void saysWhyACommandDoesNotStart() throws Exception {
    write("plain", "x");
    write("bin/tool", "x");
    assertThat(home.resolve("bin/tool").toFile().setExecutable(true)).isTrue();
    environment.put("PATH", "bin");
    assertCommandFails("./nope x", "fork/exec ./nope: no such file or directory");
    assertCommandFails("./plain", "fork/exec ./plain: permission denied");
    assertCommandFails(
        "tool", "exec: \"tool\": cannot run executable found relative to current directory");
    assertCommandFails("''", "exec: \"\": executable file not found in $PATH");
  }

  @Test
  void survivesHostileRecipients() {
    environment.put("SOPS_AGE_KEY_CMD", "/bin/true");
    assertThat(Keys.message(open().unwrap(Keys.wrapped("a\0b", ENC))))
        .contains("exec: environment variable contains NUL");
    environment.remove("SOPS_AGE_KEY_CMD");
    environment.put("HOME", "/a\0b");
    environment.put("SOPS_AGE_KEY_FILE", "a\0b");
    assertThat(open().unwrap(Keys.wrapped("x", ENC))).isInstanceOf(UnwrapResult.Failed.class);
  }

  @Test
  void looksInTheFolderOfTheSystem() throws Exception {
    write("conf/sops/age/keys.txt", Keys.A_IDENTITY);
    environment.put("XDG_CONFIG_HOME", home + "/conf/");
    assertOpens();
    environment.put("XDG_CONFIG_HOME", "conf");
    assertThat(message())
        .contains("directory could not be determined: path in $XDG_CONFIG_HOME is relative");
    assertThat(unwrap(OperatingSystem.MACOS)).isInstanceOf(UnwrapResult.Unwrapped.class);
    environment.put("XDG_CONFIG_HOME", "");
    write("Library/Application Support/sops/age/keys.txt", Keys.A_IDENTITY);
    assertThat(unwrap(OperatingSystem.MACOS)).isInstanceOf(UnwrapResult.Unwrapped.class);
    assertThat(Keys.message(unwrap(OperatingSystem.WINDOWS)))
        .startsWith(
            "failed to load age identities. Errors while loading age identities: %userprofile% is"
                + " not defined; user config directory could not be determined: %AppData% is not"
                + " defined. Did not find keys in locations 'SOPS_AGE_SSH_PRIVATE_KEY_FILE',"
                + " 'SOPS_AGE_SSH_PRIVATE_KEY_CMD', 'SOPS_AGE_KEY',");
    environment.put("AppData", home + "/conf");
    assertThat(unwrap(OperatingSystem.WINDOWS)).isInstanceOf(UnwrapResult.Unwrapped.class);
  }

  private void assertCommandFails(String command, String reason) {
    environment.put("SOPS_AGE_KEY_CMD", command);
    assertThat(message())
        .contains(": failed to execute command " + command + ": " + reason + ". Did not find");
  }

  private void assertOpens() {
    assertThat(unwrap()).isEqualTo(new UnwrapResult.Unwrapped(PART));
  }

  private KeySource open() {
    return new AgeKeySourceProvider().open(TestContexts.of(environment, home));
  }

  private UnwrapResult unwrap() {
    return open().unwrap(Keys.wrapped(Keys.A_RECIPIENT, ENC));
  }

  private UnwrapResult unwrap(OperatingSystem system) {
    KeyContext unix = TestContexts.of(environment, home);
    KeyContext context =
        new KeyContext(environment, home, system, unix.random(), unix.commands(), unix.prompts());
    return new AgeKeySourceProvider().open(context).unwrap(Keys.wrapped(Keys.A_RECIPIENT, ENC));
  }

  private String message() {
    return Keys.message(unwrap()).replace(home.toString(), "/h");
  }

  private void write(String name, String text) throws Exception {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
