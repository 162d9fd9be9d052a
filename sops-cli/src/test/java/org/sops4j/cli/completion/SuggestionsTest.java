package org.sops4j.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;
import org.sops4j.cli.args.InvalidEnvironmentException;
import org.sops4j.cli.command.RootFlags;

/** What the completion scripts are told; each case was seen with a real SOPS. */
class SuggestionsTest {
  private static List<String> suggest(Map<String, String> env, String typed) {
    List<String> args = new ArrayList<>(List.of(typed.split(" ")));
    args.removeIf(String::isEmpty);
    args.add("--generate-bash-completion");
    assertThat(Suggestions.areWanted(args)).isTrue();
    Invocation invocation =
        new Invocation(
            args,
            env,
            Path.of("/"),
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream(),
            Terminals.NONE);
    return Suggestions.of(RootFlags.create(), invocation).lines().toList();
  }

  private static List<String> suggest(String typed) {
    return suggest(Map.of(), typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gr", "nosuch", "-h gr", "--verbose x", "-i -i-place x"})
  void withoutACommandAllCommandsFollow(String typed) {
    assertThat(suggest(typed))
        .containsExactly(
            "completion",
            "exec-env",
            "exec-file",
            "publish",
            "keyservice",
            "filestatus",
            "groups",
            "updatekeys",
            "decrypt",
            "encrypt",
            "rotate",
            "edit",
            "set",
            "unset",
            "help",
            "h");
  }

  @ParameterizedTest
  @CsvSource({
    "groups, add delete help h",
    "groups ad, add delete help h",
    "groups --nope ad, add delete help h",
    "completion, bash zsh fish powershell help h",
    "groups add, ''",
    "completion bash, ''",
    "decrypt, ''",
    "decrypt f, ''",
    "help, ''",
    "help d, ''"
  })
  void behindACommandItsSubcommandsFollow(String typed, String words) {
    assertThat(String.join(" ", suggest(typed))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "--in, --in-place --input-type --indent",
    "-v, --verbose",
    "--h, --hckms --hc-vault-transit --help",
    "decrypt --ex, --extract --extract",
    "decrypt --h, --hckms --hc-vault-transit --help",
    "decrypt f --out, --output-type --output --output --output-type",
    "--nope decrypt --ex, --extract --extract",
    "--nope --in-place decrypt --ex, --extract",
    "decrypt --bad --ex, --extract --extract",
    "decrypt -- --ex, --extract --extract",
    "-- decrypt --ex, --extract --extract",
    "--config c decrypt --f, --filename-override --filename-override",
    "groups -, --help -h",
    "groups --, --help",
    "groups add --f, --file",
    "groups add f --k, --kms --keyservice",
    "completion bash -, --help -h",
    "decrypt ---, ''",
    "help --ver, --verbose --version"
  })
  void flagsOfTheRootComeBeforeThoseOfTheCommand(String typed, String flags) {
    assertThat(String.join(" ", suggest(typed))).isEqualTo(flags);
  }

  @ParameterizedTest
  @CsvSource({
    "-i --in, --input-type --indent",
    "decrypt --in-place --in, --input-type --indent --input-type",
    "decrypt --extract --ex, ''",
    "decrypt --extract=x --ex, --extract --extract",
    "decrypt -extract x --ex, --extract --extract",
    "-k --kms --k, --keyservice"
  })
  void aFlagThatWasTypedWholeIsNotOfferedAgain(String typed, String flags) {
    assertThat(String.join(" ", suggest(typed))).isEqualTo(flags);
  }

  @Test
  void zshGetsTheSummariesOfCommands() {
    Map<String, String> env = Map.of("_CLI_ZSH_AUTOCOMPLETE_HACK", "1");
    assertThat(suggest(env, ""))
        .contains("decrypt:decrypt a file, or standard input if no file is given")
        .allMatch(line -> line.matches("[a-z-]+:.+"));
    assertThat(suggest(env, "decrypt --ex")).containsExactly("--extract", "--extract");
  }

  @Test
  void aVariableThatIsNoBooleanIsAnErrorHereToo() {
    assertThatThrownBy(() -> suggest(Map.of("SOPS_ENABLE_LOCAL_KEYSERVICE", "x"), ""))
        .isInstanceOf(InvalidEnvironmentException.class);
  }

  @Test
  void onlyTheLastArgumentAsksForSuggestions() {
    assertThat(Suggestions.areWanted(List.of())).isFalse();
    assertThat(Suggestions.areWanted(List.of("--generate-bash-completion", "x"))).isFalse();
  }
}
