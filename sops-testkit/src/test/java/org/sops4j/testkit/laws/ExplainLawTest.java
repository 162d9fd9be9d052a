package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Explain;
import org.sops4j.Sops;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Format;

/** What is said beforehand of a document is what becomes of it. */
class ExplainLawTest {
  private final Sops sops = ClearKeySource.builder().build();

  @Property(tries = 400)
  void whatIsSaidToBeEncryptedIsEncryptedAndNothingElse(
      @ForAll Rule rule, @ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptionScope scope = new EncryptionScope(rule, rule == Rule.ALL ? "" : "a");
    DecryptedDocument clear = document(seed);
    List<ValueDecision> before = Explain.values(clear, scope);

    EncryptedDocument encrypted = sops.encrypt(clear, settings(scope), Format.YAML);

    List<ValueDecision> after = Explain.values(encrypted, scope);
    assertThat(after).hasSameSizeAs(before);
    boolean anyValue = false;
    for (int i = 0; i < before.size(); i++) {
      ValueDecision said = before.get(i);
      boolean isEncrypted = after.get(i).state() == State.ENCRYPTED;
      assertThat(isEncrypted)
          .as("%s of %s", said, scope)
          .isEqualTo(
              said.state() == State.ENCRYPTED // a clear text that looks so
                  || (said.selected() && said.state() != State.EMPTY));
      assertThat(after.get(i).path()).isEqualTo(said.path());
      anyValue |= isEncrypted && said.isValue();
    }
    assertThat(Explain.hasEncryptedValue(encrypted)).isEqualTo(anyValue);
  }

  @Property(tries = 200)
  void aKeyThatDecidesMatchesAndNoneAboveItDoes(@ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptionScope scope = new EncryptionScope(Rule.ENCRYPTED_SUFFIX, "a");
    for (ValueDecision one : Explain.values(document(seed), scope)) {
      List<Object> path = one.path().components();
      assertThat(one.decidedBy() != null)
          .as("%s", one)
          .isEqualTo(one.selected() || isKeyOfNull(one, path));
      if (one.decidedBy() != null) {
        List<Object> deciding = one.decidedBy().components();
        assertThat(path.subList(0, deciding.size())).isEqualTo(deciding);
        assertThat(deciding.get(deciding.size() - 1).toString()).endsWith("a");
        for (Object above : deciding.subList(0, deciding.size() - 1)) {
          assertThat(above instanceof String key && key.endsWith("a")).isFalse();
        }
      }
    }
  }

  /** A null is never selected, whatever its key. */
  private static boolean isKeyOfNull(ValueDecision one, List<Object> path) {
    return one.state() == State.EMPTY
        && !one.selected()
        && path.stream().anyMatch(key -> key instanceof String text && text.endsWith("a"));
  }

  private DecryptedDocument document(long seed) {
    DecryptedDocument random =
        DecryptedDocument.of(Format.YAML, new RandomTrees(seed).documents(Format.YAML));
    return sops.parse(random.toBytes(), Format.YAML);
  }

  private static EncryptionSettings settings(EncryptionScope scope) {
    return new EncryptionSettings(ClearKeySource.SETTINGS.groups(), 0, scope, false);
  }
}
