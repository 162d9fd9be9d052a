package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
  }

  @Test
  void joinsWhatDoesNotFitOneBuffer() {
    String text = "0123456789abcde\u00E9".repeat(1000);
    Utf8Output utf8 = new Utf8Output(16);
    ByteOutput bytes = new ByteOutput();
    for (int i = 0; i < 300; i++) {
      utf8.text(text).ascii(',').bytes(Utf8.encode(text));
      bytes.utf8(text);
      bytes.write(',');
      bytes.utf8(text);
    }
    byte[] expected = Utf8.encode((text + ',' + text).repeat(300));
    assertThat(Arrays.equals(utf8.toByteArray(), expected)).isTrue();
    assertThat(Arrays.equals(bytes.toByteArray(), expected)).isTrue();
  }

  @Test
  void halfWayFloatsTakeTheEvenDigit() {
    assertThat(FloatText.yaml(4938271560493827.0 / 4)).isEqualTo("1.2345678901234568e+15");
  }
}
