package org.sops4j.cli.vectors;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what differs from run to run, as verify.py does. */
final class Masking {
  private static final Pattern ENC =
      Pattern.compile(
          "ENC\\[AES256_GCM,data:([A-Za-z0-9+/=]+),iv:[A-Za-z0-9+/=]+,tag:[A-Za-z0-9+/=]+,"
              + "type:([a-z]+)]");
  private static final Pattern BLOB =
      Pattern.compile(
          "-----BEGIN (AGE ENCRYPTED FILE|PGP MESSAGE)-----.*?-----END \\1-----", Pattern.DOTALL);
  private static final Pattern STAMP =
      Pattern.compile(
          "((?:lastmodified|created_at)\"?\\s*[:=]\\s*\"?)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final Pattern LOG_TIME = Pattern.compile("time=\"\\d{4}-\\d\\d-\\d\\dT[^\"]*\"");
  private static final Pattern PROGRESS =
      Pattern.compile(
          "^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private Masking() {}

  static String mask(String text) {
    String masked = ENC.matcher(text).replaceAll(Masking::size);
    masked =
        BLOB.matcher(masked)
            .replaceAll(found -> found.group(1).startsWith("AGE") ? "{AGE}" : "{PGP}");
    masked = STAMP.matcher(masked).replaceAll("$1{TIME}");
    masked = LOG_TIME.matcher(masked).replaceAll("time=\"{TIME}\"");
    return PROGRESS.matcher(masked).replaceAll("{LOGTIME} ");
  }

  private static String size(java.util.regex.MatchResult found) {
    try {
      int size = Base64.getDecoder().decode(found.group(1)).length;
      return Matcher.quoteReplacement("ENC[{" + size + "},type:" + found.group(2) + "]");
    } catch (IllegalArgumentException e) {
      return Matcher.quoteReplacement(found.group());
    }
  }
}
