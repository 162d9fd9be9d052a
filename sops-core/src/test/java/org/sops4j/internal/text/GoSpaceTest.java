package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoSpaceTest {
  @Test
  void trimsWhiteSpaceOfUnicode() {
    assertThat(GoSpace.trim("\u00a0\t a\u2003b \u3000\r\n\u0085")).isEqualTo("a\u2003b");
    assertThat(GoSpace.trimLeft(" \u000b a ")).isEqualTo("a ");
    assertThat(GoSpace.trim(" \u1680\u2028\u2029\u202f\u205f ")).isEmpty();
  }

  @Test
  void keepsWhatOnlyLooksEmpty() {
    assertThat(GoSpace.trim("\u200b\ufeff\u001c\u180e")).isEqualTo("\u200b\ufeff\u001c\u180e");
  }
}
