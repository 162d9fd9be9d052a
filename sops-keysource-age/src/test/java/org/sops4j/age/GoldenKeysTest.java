package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.UnwrapResult;

/** Data keys that the reference has wrapped: keysources.md section 14.1, format.md section 10.3. */
class GoldenKeysTest {
  private static final String REFERENCE_ENC =
      """
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBvODllRTJ5dm9BeS9FZzBF
      VU5veUtDTVdlcmlvVGdJR1NvOWFWZWxlNnhJClNqYlkvWmEwMW9ZNUNwSFRRdUts
      S1hBNTV5OSt4R05yNUlvNU1LYm0zZlkKLS0tIG9WdHdpdm1lbmZBZUVDajlFSUlH
      TXFmNW1JYktLeW5icDlsSmUzNkI1cDgKMOI/Mn0fXB1ZT9ioSLqnU0zTTZMKQ9I+
      RukJw1BCkZY+rgsOj3LxsaMqvVoKos4S5b0IspUKTPMYmPUpDwRE5g==
      -----END AGE ENCRYPTED FILE-----
      """;

  /** The inner line of the identity file of 14.3. */
  static final String REFERENCE_IDENTITY =
      "AGE-SECRET-KEY-13ZWEA5P8ANRGD0705ZQXWH6Q6NPED98QV3MQ5M780S54H7HWVKSQSRUJRN";

  private static final String REFERENCE_RECIPIENT =
      "age1js8u7e8kd94l4uuyvm56gx8gg4xrvreyamdjewzey84f4wa5gcvq9gukmy";

  static final WrappedKey REFERENCE_ENTRY = Keys.wrapped(REFERENCE_RECIPIENT, REFERENCE_ENC);
  static final UnwrapResult REFERENCE_KEY =
      key("2744534adc6e701360001ea8f480b90700b1f32bbbebf5d393442766b9560c06");

  /** Section 14.2. */
  private static final String SSH_ENC =
      """
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNzaC1lZDI1NTE5IFNrRnRpQSBLRm5r
      U3pIS0R4c05QVTZGQXRKNlNuZTlidWtmdjR3bjJOL2x6bXpMMjFjClJaOFk2VTNY
      WDhCbks2WkZpcTFiMFEvb21YcjJrSDVCZGNDMjV3ZGVjKzAKLS0tIFAxWnNub09V
      ZEd3cnJiOXBjT2RNelI3UU1tQThySkNIRzNSbFB0eDc5TGMK4TIJta9BOcEBanRU
      9o9XP7kyWlgG4BDblUcgb2znwJJXOCkZbKuJOoCqh273ISgc4nZ9JL+XmA4iIToD
      Fu6aiw==
      -----END AGE ENCRYPTED FILE-----
      """;

  /** Section 14.2. */
  private static final String SSH_SEED =
      "d35646117717f2653c9fcbc93e5625d62b5a0d34dc5b45cf2276026dfb4ba272";

  private static final String FORMAT_ENC =
      """
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAvaTBsYnQ4YmlQb05lVUJR
      dXQ0bDZZamh5YVhPcmVNcTlVNU03L2hiYmpJCnU1cjA2d2xWM0NMK1d2cjlVcUdu
      amtnSms3MXkvaGpHTnZ6cll6bmVGWDAKLS0tIFVzNUhHS1hmbERrK2VJRlRocTRN
      OGFVUC9oN29CTW1nU1liRWpobVZ5bmMK3i9OgkYDIPgTR2o9UyLjeplK9hF8AbZ6
      e6tvFAo46FdO+kv4kUN1ONY/UsLwmlvg+nCiXCZdrjor4HnpF4k/UA==
      -----END AGE ENCRYPTED FILE-----
      """;
  private static final String FORMAT_IDENTITY =
      "AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ";
  private static final String FORMAT_RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  @Test
  void opensTheKeyOfTheSampleFiles() {
    AgeIdentity identity = AgeIdentity.parse(FORMAT_IDENTITY);
    assertThat(identity.recipient()).hasToString(FORMAT_RECIPIENT);
    assertThat(
            AgeKeySource.of(List.of(identity)).unwrap(Keys.wrapped(FORMAT_RECIPIENT, FORMAT_ENC)))
        .isEqualTo(key("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
  }

  @Test
  void opensTheEntryOfTheReference() {
    AgeIdentity identity = AgeIdentity.parse(REFERENCE_IDENTITY);
    assertThat(identity.recipient()).hasToString(REFERENCE_RECIPIENT);
    assertThat(AgeKeySource.of(List.of(identity)).unwrap(REFERENCE_ENTRY)).isEqualTo(REFERENCE_KEY);
  }

  @Test
  void opensTheEntryForAnSshKey() {
    byte[] der = HexFormat.of().parseHex("302e020100300506032b657004220420" + SSH_SEED);
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(der)
            + "\n-----END PRIVATE KEY-----\n";
    AgeIdentity identity = AgeIdentity.parseSshKey(pem.getBytes(StandardCharsets.US_ASCII));
    assertThat(identity.recipient())
        .hasToString(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDZ0D5a9/VNKCfb5OKZ3V+0/TQTXhZ/4K/nl7L13ER6e");
    assertThat(AgeKeySource.of(List.of(identity)).unwrap(Keys.wrapped("", SSH_ENC)))
        .isEqualTo(key("283a4fc892c2729b555fb70151c04546f5ef37075db68584bf4ba34bed27822e"));
  }

  private static UnwrapResult key(String hex) {
    return new UnwrapResult.Unwrapped(DataKey.copyOf(HexFormat.of().parseHex(hex)));
  }
}
