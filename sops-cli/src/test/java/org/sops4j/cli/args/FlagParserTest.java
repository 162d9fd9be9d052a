package org.sops4j.cli.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagParserTest {
  private static final FlagSet FLAGS =
      new FlagSet(
          List.of(
              Flag.text("keys", "kms", "k").orEnv("KEYS"),
              Flag.bool("in place", "in-place", "i"),
              Flag.bool("local", "local").on().orEnv("LOCAL"),
              Flag.number("threshold", "threshold"),
              Flag.list("services", "service").orEnv("SERVICES")));

  private static ParsedFlags parse(String... args) {
    return FlagParser.parse(FLAGS, List.of(args), Map.of());
  }

  private static ParsedFlags parse(Map<String, String> env, String... args) {
    return FlagParser.parse(FLAGS, List.of(args), env);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-kms=a", "--kms=a", "-k=a", "--k=a"})
  void oneDashIsAsGoodAsTwo(String arg) {
    assertThat(parse(arg).text("kms")).isEqualTo("a");
  }

  @Test
  void aValueMayFollow() {
    ParsedFlags flags = parse("--kms", "-i", "rest");
    assertThat(flags.text("kms")).isEqualTo("-i");
    assertThat(flags.positionals()).containsExactly("rest");
  }

  @Test
  void theFirstPositionalEndsTheFlags() {
    ParsedFlags flags = parse("-i", "file", "--kms", "a");
    assertThat(flags.positionals()).containsExactly("file", "--kms", "a");
    assertThat(flags.text("kms")).isEmpty();
  }

  @Test
  void aLoneDashIsAPositional() {
    assertThat(parse("-", "-i").positionals()).containsExactly("-", "-i");
  }

  @Test
  void twoDashesEndTheFlagsAndVanish() {
    assertThat(parse("-i", "--", "-i").positionals()).containsExactly("-i");
  }

  @Test
  void anEmptyArgumentIsAPositional() {
    assertThat(parse("", "-i").positionals()).containsExactly("", "-i");
  }

  @ParameterizedTest
  @CsvSource({"1", "t", "T", "TRUE", "true", "True"})
  void booleansCanBeSpelledOut(String value) {
    assertThat(parse("--in-place=" + value).bool("in-place")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0", "f", "F", "FALSE", "false", "False"})
  void booleansCanBeTurnedOff(String value) {
    assertThat(parse("--local=" + value).bool("local")).isFalse();
  }

  @Test
  void aBooleanNeverTakesTheNextArgument() {
    ParsedFlags flags = parse("--local", "false");
    assertThat(flags.bool("local")).isTrue();
    assertThat(flags.positionals()).containsExactly("false");
  }

  @Test
  void theLastScalarWinsAndListsGrow() {
    ParsedFlags flags = parse("--kms", "a", "--kms", "b", "--service", "x", "--service", "y");
    assertThat(flags.text("kms")).isEqualTo("b");
    assertThat(flags.list("service")).containsExactly("x", "y");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, -7",
    "+7, 7",
    "0x1F, 31",
    "0b101, 5",
    "0o17, 15",
    "017, 15",
    "1_000, 1000",
    "0x_1, 1",
    "0_7, 7",
    "0, 0",
    "9223372036854775807, 2147483647"
  })
  void integersHaveTheNotationsOfGo(String text, int value) {
    assertThat(parse("--threshold", text).number("threshold")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two", "1.5", "09", "1__0", "_1", "1_", "0x", "0b2", "--1", "0xg"})
  void otherIntegersAreRefused(String text) {
    assertThatThrownBy(() -> parse("--threshold=" + text))
        .hasMessage("invalid value \"" + text + "\" for flag -threshold: parse error");
  }

  @Test
  void largeIntegersAreOutOfRange() {
    assertThatThrownBy(() -> parse("--threshold", "9223372036854775808"))
        .hasMessage(
            "invalid value \"9223372036854775808\" for flag -threshold: value out of range");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nope | flag provided but not defined: -nope",
        "--nope=x | flag provided but not defined: -nope",
        "-ik | flag provided but not defined: -ik",
        "--kms | flag needs an argument: -kms",
        "-k | flag needs an argument: -k",
        "--in-place=maybe | invalid boolean value \"maybe\" for -in-place: parse error",
        "-i= | invalid boolean value \"\" for -i: parse error",
        "---x | bad flag syntax: ---x",
        "-=x | bad flag syntax: -=x",
        "--=x | bad flag syntax: --=x"
      })
  void mistakesAreWordedAsInGo(String arg, String message) {
    assertThatThrownBy(() -> parse(arg)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"--kms=a,-k=b,k kms", "-k=a,--kms=b,k kms", "-i,--in-place,i in-place"})
  void twoNamesOfOneFlagClash(String one, String other, String names) {
    assertThatThrownBy(() -> parse(one, other))
        .hasMessage("Cannot use two forms of the same flag: " + names);
  }

  @Test
  void onlyAtTheRootIsAClashReportedFirst() {
    List<String> args = List.of("-i", "--in-place", "--nope");
    assertThatThrownBy(() -> FlagParser.parse(FLAGS, args, Map.of()))
        .hasMessageStartingWith("flag provided");
    assertThatThrownBy(() -> FlagParser.parseRoot(FLAGS, args, Map.of()))
        .hasMessageStartingWith("Cannot use two forms");
  }

  @Test
  void theEnvironmentGivesDefaults() {
    Map<String, String> env = Map.of("KEYS", "a", "LOCAL", "0", "SERVICES", "x , y");
    assertThat(parse(env).text("kms")).isEqualTo("a");
    assertThat(parse(env).bool("local")).isFalse();
    assertThat(parse(env).list("service")).containsExactly("x", "y");
    assertThat(parse(env).isGiven("kms")).isFalse();
  }

  @Test
  void flagsReplaceTheEnvironmentEvenIfEmpty() {
    Map<String, String> env = Map.of("KEYS", "a", "LOCAL", "0", "SERVICES", "x");
    assertThat(parse(env, "--kms=").text("kms")).isEmpty();
    assertThat(parse(env, "--local").bool("local")).isTrue();
    assertThat(parse(env, "--service=z").list("service")).containsExactly("z");
  }

  @Test
  void anEmptyVariableIsFalseAndOneEmptyItem() {
    Map<String, String> env = Map.of("LOCAL", "", "SERVICES", "");
    assertThat(parse(env).bool("local")).isFalse();
    assertThat(parse(env).list("service")).containsExactly("");
  }

  @Test
  void aVariableThatIsNoBooleanIsRefusedBeforeAnythingElse() {
    assertThatThrownBy(() -> parse(Map.of("LOCAL", "maybe"), "--nope"))
        .isInstanceOf(InvalidEnvironmentException.class)
        .hasMessage(
            "could not parse maybe as bool value for flag local: strconv.ParseBool: parsing"
                + " \"maybe\": invalid syntax");
  }
}
