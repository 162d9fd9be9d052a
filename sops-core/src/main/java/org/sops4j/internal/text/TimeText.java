package org.sops4j.internal.text;

import java.time.LocalDateTime;
import org.sops4j.tree.TimeScalar;

/** Times as RFC 3339 text (format.md sections 2.4 and 6.3.3). */
public final class TimeText {
  private TimeText() {}

  /**
   * Spells a time with as many digits of a second as it has.
   *
   * @param time the time
   * @return such as {@code 2006-01-02T15:04:05.5+07:00} or {@code 2024-02-29T00:00:00Z}
   */
  public static String full(TimeScalar time) {
    return format(time, true);
  }

  /**
   * Spells a time without the fraction of a second.
   *
   * @param time the time
   * @return such as {@code 2006-01-02T15:04:05+07:00}
   */
  public static String seconds(TimeScalar time) {
    return format(time, false);
  }

  /**
   * Spells a time as the reference prints it in messages.
   *
   * @param time the time
   * @return such as {@code 2006-01-02 15:04:05.5 +0700 +0700}
   */
  public static String verbose(TimeScalar time) {
    String text = full(new TimeScalar(time.local(), 0)).replace('T', ' ').replace("Z", "");
    if (time.offsetMinutes() == 0) {
      return text + " +0000 UTC";
    }
    int minutes = Math.abs(time.offsetMinutes());
    StringBuilder zone = new StringBuilder().append(time.offsetMinutes() < 0 ? '-' : '+');
    pad(pad(zone, minutes / 60, 2), minutes % 60, 2);
    return text + " " + zone + " " + zone;
  }

  private static String format(TimeScalar time, boolean fraction) {
    LocalDateTime local = time.local();
    StringBuilder out = new StringBuilder(36);
    pad(out, local.getYear(), 4).append('-');
    pad(out, local.getMonthValue(), 2).append('-');
    pad(out, local.getDayOfMonth(), 2).append('T');
    pad(out, local.getHour(), 2).append(':');
    pad(out, local.getMinute(), 2).append(':');
    appendSecond(out, local, fraction);
    int offset = time.offsetMinutes();
    if (offset == 0) {
      return out.append('Z').toString();
    }
    out.append(offset < 0 ? '-' : '+');
    pad(out, Math.abs(offset) / 60, 2).append(':');
    return pad(out, Math.abs(offset) % 60, 2).toString();
  }

  private static void appendSecond(StringBuilder out, LocalDateTime local, boolean fraction) {
    pad(out, local.getSecond(), 2);
    int nano = local.getNano();
    if (fraction && nano != 0) {
      StringBuilder digits = pad(new StringBuilder(), nano, 9);
      while (digits.charAt(digits.length() - 1) == '0') {
        digits.setLength(digits.length() - 1);
      }
      out.append('.').append(digits);
    }
  }

  private static StringBuilder pad(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    return out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
