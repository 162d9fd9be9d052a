package org.sops4j.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real formatter has nothing to complain about. */
@Tag("interop")
class ManPageInteropTest {
  @Test
  void groffAcceptsEveryPage() throws Exception {
    for (Map.Entry<String, String> page : ManPage.all().entrySet()) {
      Process groff =
          new ProcessBuilder("groff", "-man", "-ww", "-Tutf8", "-z")
              .redirectErrorStream(true)
              .start();
      groff.getOutputStream().write(page.getValue().getBytes(StandardCharsets.UTF_8));
      groff.getOutputStream().close();
      assertThat(new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .as(page.getKey())
          .isEmpty();
      assertThat(groff.waitFor()).isZero();
    }
  }
}
