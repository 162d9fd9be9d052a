package org.sops4j.internal.shamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.vectors.VectorTable;

/** Secret sharing against shares recorded from SOPS. */
class SecretSharingVectorTest {
  /** Hands out recorded bytes as if they were random. */
  private static final class Recorded extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;
    private int at;

    Recorded(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, at, target, 0, target.length);
      at += target.length;
    }
  }

  @TestFactory
  List<DynamicTest> splitsToTheSameParts() {
    return VectorTable.tests(
        "shamir.json",
        "items",
        item -> {
          List<byte[]> parts = parts(item);
          List<byte[]> split =
              SecretSharing.split(
                  decode(item.get("secret")),
                  parts.size(),
                  item.get("threshold").asInt(),
                  new Recorded(decode(item.get("coefficients"))));
          assertThat(split).usingRecursiveComparison().isEqualTo(parts);
        });
  }

  @TestFactory
  List<DynamicTest> combinesAnyThresholdOfParts() {
    return VectorTable.tests(
        "shamir.json",
        "items",
        item -> {
          int threshold = item.get("threshold").asInt();
          for (int round = 0; round < 5; round++) {
            List<byte[]> parts = parts(item);
            Collections.shuffle(parts);
            assertThat(SecretSharing.combine(parts.subList(0, threshold)))
                .isEqualTo(decode(item.get("secret")));
          }
        });
  }

  @TestFactory
  List<DynamicTest> doesNotNoticeWrongParts() {
    return VectorTable.tests(
        "shamir.json",
        "wrong",
        item ->
            assertThat(SecretSharing.combine(parts(item))).isEqualTo(decode(item.get("result"))));
  }

  @TestFactory
  List<DynamicTest> refusesInTheSameWords() {
    return VectorTable.tests(
        "shamir.json",
        "refused",
        item ->
            assertThatThrownBy(() -> refused(item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(item.get("error").asText()));
  }

  private static void refused(JsonNode item) {
    if (item.get("op").asText().equals("combine")) {
      SecretSharing.combine(parts(item));
    } else {
      byte[] secret = decode(item.get("secret"));
      int count = item.path("count").asInt(item.path("parts").asInt());
      SecretSharing.split(secret, count, item.get("threshold").asInt(), new SecureRandom());
    }
  }

  @Test
  void multipliesInTheFieldOfAes() {
    assertThat(GaloisField.multiply(3, 7)).isEqualTo(9);
    assertThat(GaloisField.multiply(0x53, 0xCA)).isEqualTo(1);
    assertThat(GaloisField.multiply(0x80, 2)).isEqualTo(0x1B);
    assertThat(GaloisField.invert(0x53)).isEqualTo(0xCA);
    assertThat(GaloisField.invert(2)).isEqualTo(0x8D);
  }

  private static List<byte[]> parts(JsonNode item) {
    List<byte[]> parts = new ArrayList<>();
    item.get("parts").forEach(part -> parts.add(decode(part)));
    return parts;
  }

  private static byte[] decode(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asText());
  }
}
