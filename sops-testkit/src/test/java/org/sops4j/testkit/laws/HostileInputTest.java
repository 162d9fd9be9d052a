package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sops4j.Sops;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Format;

/** Input made to exhaust a reader is refused in one line, on an ordinary stack. */
class HostileInputTest {
  private final Sops sops = ClearKeySource.builder().build();

  @Test
  void tenThousandLevelsOfYamlRoundTripAndOneMoreIsRefused() {
    byte[] deep = bytes("a: " + "[".repeat(9_999) + "]".repeat(9_999) + "\n");
    byte[] file =
        sops.encrypt(sops.parse(deep, Format.YAML), ClearKeySource.SETTINGS, Format.YAML).toBytes();
    assertThat(sops.decrypt(file, Format.YAML).toBytes())
        .isEqualTo(sops.parse(deep, Format.YAML).toBytes());

    assertRefused(
        "a: " + "[".repeat(10_001) + "]".repeat(10_001),
        Format.YAML,
        "yaml: exceeded max depth of 10000");
  }

  @Test
  void nestingOfJsonBeyondTheLimitIsRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> sops.parse(bytes(deep), Format.JSON))
        .isInstanceOf(SopsException.class)
        .hasMessageContaining("exceeded max depth");
  }

  @Test
  void anAliasBombIsRefusedInEveryDocument() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    assertRefused(bomb.toString(), Format.YAML, "yaml: document contains excessive aliasing");
    assertRefused(
        "first: document\n---\n" + bomb, Format.YAML, "document contains excessive aliasing");
  }

  @Test
  void anAnchorThatContainsItselfIsRefusedInEveryDocument() {
    assertRefused("a: &x [*x]\n", Format.YAML, "yaml: anchor 'x' value contains itself");
    assertRefused("a: 1\n---\na: &x [*x]\n", Format.YAML, "anchor 'x' value contains itself");
  }

  @Test
  void jsonThatIsCutOffOrGoesOnIsRefused() {
    assertRefused("{\"a\":1", Format.JSON, "unexpected end of JSON input");
    assertRefused("{\"a\":", Format.JSON, "unexpected end of JSON input");
    assertRefused("{\"a\":[1,2", Format.JSON, "unexpected end of JSON input");
    assertRefused("{\"a\":1} x", Format.JSON, "invalid character 'x' after top-level value");
  }

  @Test
  void mistakesAreReportedWithTheirPlace() {
    assertThatThrownBy(() -> sops.parse(bytes("a: 1\nb: [1, 2\nc: 3\n"), Format.YAML))
        .isInstanceOfSatisfying(
            MalformedDocumentException.class, e -> assertThat(e.line()).isGreaterThan(1));
    assertThatThrownBy(() -> sops.parse(bytes("{\n \"a\": tru\n}"), Format.JSON))
        .isInstanceOfSatisfying(
            MalformedDocumentException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Property(tries = 2000)
  void garbageNeverCausesAnythingButARefusal(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    Random random = new Random(seed);
    byte[] garbage = new byte[random.nextInt(60)];
    String meaningful = "{}[]:,-\n #&*!|>'\"%@`=;\\\t~a0.";
    for (int i = 0; i < garbage.length; i++) {
      boolean any = random.nextInt(8) == 0;
      garbage[i] =
          any
              ? (byte) random.nextInt(256)
              : (byte) meaningful.charAt(random.nextInt(meaningful.length()));
    }
    try {
      sops.decrypt(garbage, format);
    } catch (SopsException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private void assertRefused(String text, Format format, String message) {
    assertThatThrownBy(() -> sops.parse(bytes(text), format))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageContaining(message);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
