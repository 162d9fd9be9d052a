package org.sops4j.age.internal.bech32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bech32Test {
  @Property(tries = 300)
  void bytesComeBack(@ForAll @Size(max = 1300) byte[] data) throws Exception {
    Bech32.Decoded decoded = Bech32.decode(Bech32.encode("age1pq", data));
    assertThat(decoded.prefix()).isEqualTo("age1pq");
    assertThat(decoded.data()).isEqualTo(data);
  }

  /** The valid examples of BIP 173 whose digits are whole bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A12UEL5L",
        "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio"
            + "1tt5tgs",
        "?1ezyfcl"
      })
  void readsWhatIsValid(String text) throws Exception {
    Bech32.Decoded decoded = Bech32.decode(text);
    assertThat(decoded.data()).isEmpty();
    assertThat(text).startsWith(decoded.prefix() + "1");
  }

  /** The lower-case code of a wrong character is shown, as SOPS 3.11.0 was seen to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A12uEL5L | mixed case",
        "pzry9x0s0muk | separator '1' at invalid position: pos=-1, len=12",
        "1pzry9x0s0muk | separator '1' at invalid position: pos=0, len=13",
        "li1dgmt3 | separator '1' at invalid position: pos=2, len=8",
        "age1 | separator '1' at invalid position: pos=3, len=4",
        "AGE-SECRET-KEY-1AAAAA | separator '1' at invalid position: pos=15, len=21",
        "x1b4n0q5v | invalid character data part: s[0]=98",
        "A1G7SGB8 | invalid character data part: s[4]=98",
        "age1é9peerkdk | invalid character data part: s[0]=233",
        "é1qqqqqqq | invalid character human-readable part: s[0]=233",
        "éé1qq | separator '1' at invalid position: pos=4, len=7",
        "A1G7SG28 | invalid checksum"
      })
  void saysWhatIsWrong(String text, String problem) {
    assertThatThrownBy(() -> Bech32.decode(text)).hasMessage(problem);
  }

  @Test
  void refusesPaddingThatIsTooLongOrNotZero() {
    assertThatThrownBy(() -> Digits.toBytes(new byte[] {0}, 1)).hasMessage("illegal zero padding");
    assertThatThrownBy(() -> Digits.toBytes(new byte[] {0, 1}, 2)).hasMessage("non-zero padding");
  }
}
