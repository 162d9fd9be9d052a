package org.sops4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.spi.DocumentBinder;
import org.sops4j.tree.Node;

/** Core alone binds nothing, and says what would. */
class BindersTest {
  private static final class Idle implements DocumentBinder {
    @Override
    public <T> T bind(Node value, Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void namesTheArtifactThatIsMissing() {
    assertThatThrownBy(() -> Binders.only(List.of()))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NO_BINDER);
              assertThat(e.hints()).singleElement().asString().contains("org.sops4j:sops-jackson");
            });
  }

  @Test
  void doesNotChooseBetweenTwo() {
    assertThatThrownBy(() -> Binders.only(List.of(new Idle(), new Idle())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("two binders of documents: ");
  }

  @Test
  void takesTheOnlyOne() {
    DocumentBinder one = new Idle();
    assertThat(Binders.only(List.of(one))).isSameAs(one);
  }
}
