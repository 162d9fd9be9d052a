package org.sops4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sops4j.jackson.Documents.parse;
import static org.sops4j.jackson.Documents.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.error.BindingException;
import org.sops4j.error.ErrorCode;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.TimeScalar;

/** A document that does not fit is refused: where and why are told, what stands there is not. */
class BindingFailureTest {
  private static final String SECRET = "hunter2";
  private static final String SEE = "; see docs/troubleshooting.md#not_bindable";

  enum Color {
    RED
  }

  record Picky(String text) {
    Picky {
      throw new IllegalArgumentException("not a good password: " + text);
    }
  }

  record All(
      Integer number,
      List<Integer> numbers,
      Color color,
      UUID id,
      Instant time,
      Picky picky,
      Runnable task,
      Map<String, All> more) {}

  @Test
  void tellsThePlaceOfAWrongType() {
    assertThat(refused("number: " + SECRET))
        .hasMessage(
            "cannot be bound: the value of type string is no java.lang.Integer; at [\"number\"]"
                + SEE);
    assertThat(refused("more: {a: {number: {b: " + SECRET + "}}}"))
        .hasMessage(
            "cannot be bound: the value of type branch is no java.lang.Integer; at [\"more\"][\"a\"][\"number\"]"
                + SEE)
        .extracting(BindingException::keyPath)
        .isEqualTo(Optional.of(KeyPath.of("more", "a", "number")));
  }

  @Test
  void countsCommentsOfAListAsDocumentsDo() {
    DecryptedDocument document = yaml("numbers:\n  # one\n  - 1\n  # two\n  - " + SECRET + "\n");
    BindingException e = refused(document, All.class);
    KeyPath path = e.keyPath().orElseThrow();
    assertThat(path).isEqualTo(KeyPath.of("numbers", 3));
    assertThat(document.as(String.class, path.components().toArray())).isEqualTo(SECRET);
  }

  @Test
  void quotesNoValueWhateverItIsReadAs() {
    for (String key :
        List.of("number", "color", "id", "time", "picky", "task", "more", "numbers")) {
      refused(key + ": " + SECRET);
      refused(key + ": [" + SECRET + "]");
    }
    refused("number: 2147483648");
  }

  @Test
  void tellsWhereAConstructorThrewAndNotWhatItSaid() {
    BindingException e = refused("picky: {text: " + SECRET + "}");
    assertThat(e)
        .hasMessage(
            "cannot be bound: a java.lang.IllegalArgumentException was thrown; at [\"picky\"]"
                + SEE);
    assertThat(e.hints()).singleElement().asString().contains("Picky.<init>");
  }

  @Test
  void namesWhatTheClassHasInsteadOfAnUnknownEntry() {
    BindingException e = refused("nummer: " + SECRET);
    assertThat(e.getMessage())
        .isEqualTo(
            "cannot be bound: "
                + All.class.getTypeName()
                + " has no such property; at [\"nummer\"]"
                + SEE);
    assertThat(e.hints().get(0)).contains("number").contains("numbers");
    assertThat(e.code()).isEqualTo(ErrorCode.NOT_BINDABLE);
  }

  record Port(int port) {}

  @Test
  void demandsWhatCannotBeNull() {
    assertThat(refused(yaml("{}\n"), Port.class))
        .hasMessage(
            "cannot be bound: the entry is missing, and int cannot be without it; at [\"port\"]"
                + SEE);
    assertThat(refused(yaml("port: null\n"), Port.class))
        .hasMessage("cannot be bound: the value of type null is no int; at [\"port\"]" + SEE);
    assertThat(refused(yaml("a: null\n").at("a")))
        .hasMessage("cannot be bound: null is no " + All.class.getTypeName() + SEE);
  }

  @Test
  void refusesTwoEntriesOfOneName() {
    DecryptedDocument document = parse("{\"a\": {\"b\": 1, \"b\": 2}}", Format.JSON);
    assertThat(refused(document, Map.class))
        .hasMessage("cannot be bound: there are two entries of this name; at [\"a\"][\"b\"]" + SEE);
  }

  @Test
  void refusesWhatWouldExhaustTheStack() {
    Sequence deep = Sequence.EMPTY;
    for (int i = 0; i < 100_000; i++) {
      deep = Sequence.of(deep);
    }
    assertThat(refused(deep)).hasMessage("cannot be bound: it is nested deeper than 1000" + SEE);
  }

  @Test
  void refusesATimeZoneThatJavaDoesNotHave() {
    TimeScalar time = new TimeScalar(LocalDateTime.of(2026, 1, 1, 0, 0), 24 * 60);
    assertThat(refused(Branch.of(Item.of("time", time))))
        .hasMessageContaining("[\"time\"]")
        .hasMessageContaining("18 hours");
  }

  /** An application's own deserializer, with a failure that Jackson does not wrap. */
  private static final class Rude extends StdDeserializer<Color> {
    private static final long serialVersionUID = 1L;

    Rude() {
      super(Color.class);
    }

    @Override
    public Color deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      throw new IOException("no color: " + parser.getText());
    }
  }

  @Test
  void trustsNoWordsOfADeserializer() {
    ObjectMapper settings =
        new ObjectMapper()
            .registerModule(new SimpleModule().addDeserializer(Color.class, new Rude()));
    BindingException e =
        catchThrowableOfType(
            BindingException.class,
            () -> DocumentMapper.of(settings).read(yaml("a: " + SECRET).at("a"), Color.class));
    assertThat(e).hasMessage("cannot be bound: a java.io.IOException was thrown" + SEE);
    assertThat(trace(e)).doesNotContain(SECRET);
  }

  private static BindingException refused(String yaml) {
    return refused(yaml(yaml + "\n"), All.class);
  }

  private static BindingException refused(DecryptedDocument document, Class<?> type) {
    return checked(catchThrowableOfType(BindingException.class, () -> document.as(type)));
  }

  private static BindingException refused(Node value) {
    return checked(
        catchThrowableOfType(
            BindingException.class, () -> DocumentMapper.create().read(value, All.class)));
  }

  /** Whatever it says, it must not say the secret, nor may what caused it. */
  private static BindingException checked(BindingException e) {
    assertThat(e).isNotNull();
    assertThat(trace(e)).doesNotContain(SECRET);
    assertThat(e.hints().toString()).doesNotContain(SECRET);
    return e;
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
