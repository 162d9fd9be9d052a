package org.sops4j.cli.log;

import java.time.OffsetDateTime;

/** Times of log lines: RFC 3339 to the second, without the formatters of java.time. */
final class LocalTime {
  private LocalTime() {}

  static String format(OffsetDateTime time) {
    StringBuilder text = new StringBuilder(25);
    pad(text, time.getYear(), 4).append('-');
    pad(text, time.getMonthValue(), 2).append('-');
    pad(text, time.getDayOfMonth(), 2).append('T');
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    pad(text, time.getSecond(), 2);
    int minutes = time.getOffset().getTotalSeconds() / 60;
    if (minutes == 0) {
      return text.append('Z').toString();
    }
    text.append(minutes < 0 ? '-' : '+');
    pad(text, Math.abs(minutes) / 60, 2).append(':');
    return pad(text, Math.abs(minutes) % 60, 2).toString();
  }

  private static StringBuilder pad(StringBuilder text, int value, int digits) {
    String number = Integer.toString(value);
    return text.append("0".repeat(Math.max(0, digits - number.length()))).append(number);
  }
}
