package org.sops4j.age;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/** A test vector of CCTV: a header of keys and values, and an age file. */
@SuppressWarnings("ArrayRecordComponent") // read only
public record Cctv(String name, List<String> header, byte[] body) {
  public static List<Cctv> all() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../testdata/cctv-age/vectors"))) {
      List<Cctv> vectors = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        vectors.add(read(file));
      }
      return vectors;
    }
  }

  private static Cctv read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = 0;
    while (bytes[end] != '\n' || bytes[end + 1] != '\n') {
      end++;
    }
    String header = new String(bytes, 0, end, StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOfRange(bytes, end + 2, bytes.length);
    Cctv vector = new Cctv(String.valueOf(file.getFileName()), List.of(header.split("\n")), body);
    return vector.values("compressed").isEmpty() ? vector : vector.inflated();
  }

  private Cctv inflated() throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      return new Cctv(name, header, in.readAllBytes());
    }
  }

  public List<String> values(String key) {
    String prefix = key + ": ";
    return header.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  public String value(String key) {
    return values(key).get(0);
  }

  public boolean isArmored() {
    return values("armored").equals(List.of("yes"));
  }

  public boolean hasKnownKeysOnly() {
    List<String> known =
        List.of(
            "expect",
            "payload",
            "identity",
            "passphrase",
            "armored",
            "compressed",
            "file key",
            "comment");
    return header.stream().allMatch(line -> known.contains(line.substring(0, line.indexOf(": "))));
  }
}
