package org.sops4j.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

class DataKeyReportTest {
  private static final String HEAD =
      "Failed to get the data key required to decrypt the SOPS file.\n\n";
  private static final String NO_KEY =
      """
      Recovery failed because no master key was able to decrypt the file. In
      order for SOPS to recover the file, at least one key has to be successful,
      but none were.""";

  private static KeyAttempt key(String recipient, String... failures) {
    return new KeyAttempt(
        KeyRef.of(KeyType.AGE, Map.of("recipient", recipient)), List.of(failures), List.of());
  }

  private static GroupAttempt failed(KeyAttempt... keys) {
    return new GroupAttempt(false, List.of(keys));
  }

  private static String report(int threshold, boolean coloured, GroupAttempt... groups) {
    return DataKeyReport.of(new DataKeyUnavailableException(threshold, List.of(groups)), coloured);
  }

  @Test
  void keysAndKeyServicesAreListedWithTheirErrors() {
    String text = report(0, false, failed(key("one", "first\nmore", "second"), key("two", "x")));
    assertThat(text)
        .isEqualTo(
            HEAD
                + "Group 0: FAILED\n"
                + "  one: FAILED\n"
                + "    - | first\n"
                + "      | more\n"
                + "    \n"
                + "    - | second\n"
                + "  \n"
                + "  two: FAILED\n"
                + "    - | x\n\n"
                + NO_KEY);
  }

  @Test
  void errorsAreWrappedAtSixtyColumns() {
    String text = report(0, false, failed(key("one", "word ".repeat(13).strip())));
    assertThat(text).contains("    - | " + "word ".repeat(12).strip() + "\n      | word\n");
  }

  @Test
  void aGroupWithoutKeysIsItsHeaderAndAnEmptyLine() {
    assertThat(report(0, false, failed())).isEqualTo(HEAD + "Group 0: FAILED\n\n\n" + NO_KEY);
  }

  @Test
  void aKeyThatNobodyWasAskedForIsFollowedByAnEmptyLine() {
    assertThat(report(0, false, failed(key("one"))))
        .isEqualTo(HEAD + "Group 0: FAILED\n  one: FAILED\n\n\n" + NO_KEY);
  }

  @Test
  void aThresholdIsCountedAgainstTheGroupsThatSucceeded() {
    String text = report(2, false, new GroupAttempt(true, List.of()), failed(key("one", "no")));
    assertThat(text)
        .isEqualTo(
            HEAD
                + """
                Group 0: SUCCESS

                Group 1: FAILED
                  one: FAILED
                    - | no

                Recovery failed because the file was encrypted with a Shamir threshold of
                2, but only 1 part(s) were successfully recovered, one for each successful
                key group. In order for SOPS to recover the file, at least 2 groups have to
                be successful. In order for a group to be successful, decryption has to
                succeed with any of the keys in that key group.""");
  }

  @Test
  void coloursMarkSuccessAndFailure() {
    String text = report(2, true, new GroupAttempt(true, List.of()), failed(key("one", "no")));
    assertThat(text)
        .contains("Group 0: \u001b[32mSUCCESS\u001b[0m\n")
        .contains("Group 1: \u001b[31mFAILED\u001b[0m\n")
        .contains("  one: \u001b[31mFAILED\u001b[0m\n");
  }
}
