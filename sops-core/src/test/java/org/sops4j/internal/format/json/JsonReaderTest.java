package org.sops4j.internal.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

class JsonReaderTest {
  private static final String PREFIX = "Could not unmarshal input data: ";
  private static final JsonCodec CODEC = new JsonCodec();

  private static Branch read(String text) {
    return CODEC.read(text.getBytes(UTF_8)).get(0);
  }

  private static Node value(String text) {
    return read("{\"a\":" + text + "}").get("a").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{\"a\":-}           | invalid character '}' in numeric literal",
        "{\"a\":01}          | invalid character '1' after object key:value pair",
        "{\"a\":1.}          | invalid character '}' after decimal point in numeric literal",
        "{\"a\":1e+}         | invalid character '}' in exponent of numeric literal",
        "{\"a\":1x}          | invalid character 'x' after object key:value pair",
        "{\"a\":\"\\u12G\"}  | invalid character 'G' in \\u hexadecimal character escape",
        "{\"a\":[1,]}        | invalid character ']' looking for beginning of value",
        "{\"a\":[1:2]}       | invalid character ':' after array element",
        "{\"a\",}            | invalid character ',' after object key",
        "{\"a\":1,2}         | invalid character '2' looking for beginning of object key string",
        "{,}                 | invalid character ','",
        "{'a':1}             | invalid character '\\''",
        "]                   | invalid character ']' looking for beginning of value",
        "{\"a\":nul1}        | invalid character '1' in literal null (expecting 'l')",
        "{\"a\":1} x         | invalid character 'x' after top-level value",
        "{} {}               | invalid character '{' after top-level value",
        "{\"a\"              | unexpected end of JSON input",
        "{\"a\":             | unexpected end of JSON input",
        "{\"a\":1            | unexpected end of JSON input",
        "{\"a\":1,           | unexpected end of JSON input",
        "{\"a\":[1           | unexpected end of JSON input",
        "{\"a\":\"\\         | unexpected end of JSON input",
        "{\"a\":\"\\u00      | unexpected end of JSON input",
        "{\"a\":tru          | unexpected end of JSON input",
        "{\"a\":-            | unexpected end of JSON input",
        "{                   | unexpected end of JSON input",
      })
  void refusesInTheWordsOfTheReference(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(Reason::of)
        .isEqualTo(PREFIX + message);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5, float64",
    "99999999999999999999, 1e+20, float64",
    "true, true, bool",
    "1e999, \"1e999\", json.Number",
    "-0, 0, int",
  })
  void saysWhatStandsInPlaceOfAnObject(String text, String shown, String type) {
    assertThatThrownBy(() -> read(text))
        .extracting(Reason::of)
        .asString()
        .endsWith("not other JSON types. Got " + shown + " of type " + type + " instead");
  }

  @Test
  void tellsThePlaceOfTheMistakeInCharacters() {
    var failure =
        catchThrowableOfType(
            MalformedDocumentException.class, () -> read("{\n \"é\": 1,\n \"üä\": ?}"));
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.column()).isEqualTo(8);
  }

  @Test
  void keepsOrderAndDuplicates() {
    assertThat(read("{\"b\":1,\"a\":2,\"b\":3}"))
        .isEqualTo(
            Branch.of(
                Item.of("b", new IntScalar(1)),
                Item.of("a", new IntScalar(2)),
                Item.of("b", new IntScalar(3))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "123456789012345678, 123456789012345678",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
  })
  void integersOf64BitsStayIntegers(String text, long value) {
    assertThat(value(text)).isEqualTo(new IntScalar(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1e2, 100",
    "9223372036854775808, 9223372036854775808",
    "-9223372036854775809, -9223372036854775808",
    "-0.0, -0.0",
    "1e-400, 0",
  })
  void allOtherNumbersAreDoubles(String text, double value) {
    assertThat(value(text)).isEqualTo(new FloatScalar(value));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "\\\"\\\\\\/\\b\\f, ~\"\\/\b\f~",
        "\\u00e9\\u0041, éA",
        "\\ud83d\\ude00, 😀",
        "\\ud83d, \uFFFD",
        "\\ude00\\ud83d, \uFFFD\uFFFD",
        "\\ud83d\\u0041, \uFFFDA",
        "\\ud83d\\n\\ude00, ~\uFFFD\n\uFFFD~",
        "é\\u00e9, éé",
      })
  void resolvesEscapes(String text, String value) {
    assertThat(value("\"" + text + "\"")).isEqualTo(StringScalar.of(value));
  }

  @Test
  void everyByteThatIsNotUtf8BecomesAReplacementCharacter() {
    byte[] text = "{\"a\":\"x###y\"}".getBytes(UTF_8);
    text[7] = (byte) 0xE2;
    text[8] = (byte) 0x82;
    text[9] = (byte) 0xFF;
    assertThat(CODEC.read(text).get(0).get("a")).contains(StringScalar.of("x\uFFFD\uFFFD\uFFFDy"));
  }

  @Test
  void longStringsAreReadLikeShortOnes() {
    String text = "long ".repeat(10_000);
    assertThat(value("\"" + text + "\"")).isEqualTo(StringScalar.of(text));
    assertThat(value("\"" + text + "é\\n\"")).isEqualTo(StringScalar.of(text + "é\n"));
  }

  @Test
  void nestingIsLimited() throws InterruptedException {
    assertThat(deep(9_999)).isNull();
    assertThat(deep(10_000))
        .isInstanceOf(NotWritableException.class)
        .extracting(Reason::of)
        .isEqualTo("Error marshaling to json: invalid character '[' exceeded max depth");
    assertThat(deep(1_000_000))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(Reason::of)
        .isEqualTo(PREFIX + "invalid character '[' exceeded max depth");
  }

  /** Reads and writes arrays inside an object; returns the failure, or null. */
  private static Throwable deep(int arrays) throws InterruptedException {
    String text = "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            assertThat(CODEC.write(CODEC.read(text.getBytes(UTF_8)), 0)).isNotEmpty();
          } catch (MalformedDocumentException | NotWritableException e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, work, "deep", 512L << 20);
    thread.start();
    thread.join();
    return failure.get();
  }
}
