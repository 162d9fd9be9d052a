package org.sops4j.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.sops4j.cli.Failure;

class StandardOutputTest {
  /** A stream on which every write fails as the operating system says. */
  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  private static Failure failure(String reason) {
    return catchThrowableOfType(
        Failure.class, () -> StandardOutput.write(failing(reason), new byte[1]));
  }

  @Test
  void aClosedPipeEndsQuietly() {
    assertThat(failure("Broken pipe").status()).isEqualTo(141);
    assertThat(failure("Broken pipe").text()).isEmpty();
  }

  @Test
  void aFullDiskIsReported() {
    assertThat(failure("No space left on device").status()).isEqualTo(1);
    assertThat(failure("No space left on device").text())
        .isEqualTo("write /dev/stdout: no space left on device");
  }

  @Test
  void standardOutputThatWasNeverOpenIsNoFailure() {
    assertThatCode(() -> StandardOutput.write(failing("Bad file descriptor"), new byte[1]))
        .doesNotThrowAnyException();
  }
}
