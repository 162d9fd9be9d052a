package org.sops4j.cli.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of cli.md section 1.1, rule 8, and its corners. */
class ReorderingTest {
  private static final FlagSet FLAGS =
      new FlagSet(
          List.of(
              Flag.bool("", "in-place", "i"),
              Flag.text("", "extract"),
              Flag.bool("", "ignore-mac"),
              Flag.text("", "add-age"),
              Flag.bool("", "idempotent"),
              Flag.bool("", "pristine")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "f --extract P | --extract P f",
        "--ignore-mac f --extract P | --ignore-mac f --extract P",
        "-i f --add-age R | -i f --add-age R",
        "f --idempotent P V | --idempotent P f V",
        "f --pristine CMD | --pristine CMD f",
        "f P V --idempotent | --idempotent f P V",
        "f CMD --pristine | --pristine f CMD",
        "f --ignore-mac=true g | --ignore-mac=true f g",
        "f -- -i | -- f -i",
        "-i -- f | -i -- f",
        "--extract -- f | --extract -- f",
        "f --nope -i | -i f --nope",
        "f i in-place | f i in-place",
        "f - -i | -i f -"
      })
  void flagsGoFirst(String args, String ordered) {
    List<String> result = Reordering.reorder(FLAGS, List.of(args.split(" ")));
    assertThat(String.join(" ", result)).isEqualTo(ordered);
  }
}
