package org.sops4j.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringScalarTest {
  @ParameterizedTest
  @CsvSource({
    "ENC[x],ENC[,true,false",
    "x,ENC[,false,false",
    "aENC[,ENC[,false,true",
    "ENC[,ENC[,true,true",
    "'',ENC[,false,false",
    "äENC[,ENC[,false,true",
    "ENC[ä,ENC[,true,false"
  })
  void itsBeginAndEndAreTheSameForBytesAndCharacters(
      String text, String part, boolean begins, boolean ends) {
    StringScalar characters = StringScalar.of(text);
    StringScalar bytes = StringScalar.ofUtf8(text.getBytes(StandardCharsets.UTF_8));
    assertThat(characters.startsWith(part)).isEqualTo(begins);
    assertThat(bytes.startsWith(part)).isEqualTo(begins);
    assertThat(characters.endsWith(part)).isEqualTo(ends);
    assertThat(bytes.endsWith(part)).isEqualTo(ends);
  }
}
