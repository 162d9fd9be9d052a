package org.sops4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** Values under the names that frameworks give to settings. */
class NamedValueTest {
  @Test
  void namesValuesByTheirPlace() {
    assertThat(
            lines(
                """
                db: # comment
                  host: h
                  ports:
                    # comment
                    - 1
                    - {low: 2}
                a.b: x
                log:
                  "[org.example]": debug
                """,
                Format.YAML))
        .containsExactly(
            "db.host=h", "db.ports[0]=1", "db.ports[1].low=2", "a.b=x", "log[org.example]=debug");
  }

  @Test
  void spellsWhatIsNoText() {
    assertThat(
            lines(
                "n: null\nl: []\nm: {}\nf: 1.5\nb: true\nt: 2026-01-02T03:04:05.5Z\n", Format.YAML))
        .containsExactly("n=", "l=", "m=", "f=1.5", "b=true", "t=2026-01-02T03:04:05.5Z");
  }

  @Test
  void putsNothingBeforeTheKeysThatStandInNoSection() {
    assertThat(lines("a = 1\n[s]\nb = 2\n", Format.INI)).containsExactly("a=1", "s.b=2");
  }

  @Test
  void knowsWhereTheValueStands() {
    DecryptedDocument document = document("a:\n  # comment\n  - x\n", Format.YAML);
    NamedValue value = NamedValue.of(document, 0).get(0);
    assertThat(value.path()).isEqualTo(KeyPath.of("a", 1));
    assertThat(document.at(value.path())).isEqualTo(value.value());
    assertThat(value).hasToString("NamedValue[a[0]]");
  }

  private static List<String> lines(String text, Format format) {
    List<String> lines = new ArrayList<>();
    for (NamedValue one : NamedValue.of(document(text, format), 0)) {
      lines.add(one.name() + "=" + one.text());
    }
    return lines;
  }

  private static DecryptedDocument document(String text, Format format) {
    return Sops.create().parse(text.getBytes(StandardCharsets.UTF_8), format);
  }
}
