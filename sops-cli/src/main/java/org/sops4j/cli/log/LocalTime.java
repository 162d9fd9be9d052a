package org.sops4j.cli.log;

import java.time.OffsetDateTime;

/** Times of log lines to the second, without the formatters of java.time. */
final class LocalTime {
  private LocalTime() {}

  /** RFC 3339. */
  static String format(OffsetDateTime time) {
    StringBuilder text = toTheSecond(time, '-', 'T');
    int minutes = time.getOffset().getTotalSeconds() / 60;
    if (minutes == 0) {
      return text.append('Z').toString();
    }
    text.append(minutes < 0 ? '-' : '+');
    pad(text, Math.abs(minutes) / 60, 2).append(':');
    return pad(text, Math.abs(minutes) % 60, 2).toString();
  }

  /** A time as progress lines have it: {@code YYYY/MM/DD hh:mm:ss}. */
  static String withoutZone(OffsetDateTime time) {
    return toTheSecond(time, '/', ' ').toString();
  }

  private static StringBuilder toTheSecond(OffsetDateTime time, char inDate, char afterDate) {
    StringBuilder text = new StringBuilder(25);
    pad(text, time.getYear(), 4).append(inDate);
    pad(text, time.getMonthValue(), 2).append(inDate);
    pad(text, time.getDayOfMonth(), 2).append(afterDate);
    pad(text, time.getHour(), 2).append(':');
    pad(text, time.getMinute(), 2).append(':');
    return pad(text, time.getSecond(), 2);
  }

  private static StringBuilder pad(StringBuilder text, int value, int digits) {
    String number = Integer.toString(value);
    return text.append("0".repeat(Math.max(0, digits - number.length()))).append(number);
  }
}
