package org.sops4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/** Core alone binds nothing, and says what would. */
class BindersTest {
  record Settings(String a) {}

  @Test
  void namesTheArtifactThatIsMissing() {
    DecryptedDocument document = DecryptedDocument.of(Format.YAML, List.of(Branch.EMPTY));
    assertThatThrownBy(() -> document.as(Settings.class))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NO_BINDER);
              assertThat(e.hints())
                  .singleElement()
                  .asString()
                  .contains("org.sops4j:sops-jackson");
            });
  }
}
