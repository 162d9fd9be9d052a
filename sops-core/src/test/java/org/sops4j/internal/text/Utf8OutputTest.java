package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sops4j.tree.Utf8;

/** Text in a growing buffer. */
class Utf8OutputTest {
  @Property
  void writesWhatUtf8Encodes(@ForAll String text) {
    assertThat(new Utf8Output(0).text(text).toByteArray()).isEqualTo(Utf8.encode(text));
  }

  @Property
  void writesBytesThatAreNotUtf8(@ForAll byte[] bytes) {
    assertThat(new Utf8Output(0).text(Utf8.decode(bytes)).toByteArray()).isEqualTo(bytes);
  }

  @Test
  void growsForBlanksAndParts() {
    Utf8Output out = new Utf8Output(1).ascii('a').spaces(40).text("xbcx", 1, 3).codePoint(0x1F600);
    assertThat(out).hasToString("a" + " ".repeat(40) + "bc\uD83D\uDE00");
    assertThat(out.size()).isEqualTo(47);
  }

  @Test
  void halfWayFloatsTakeTheEvenDigit() {
    assertThat(FloatText.yaml(4938271560493827.0 / 4)).isEqualTo("1.2345678901234568e+15");
  }
}
