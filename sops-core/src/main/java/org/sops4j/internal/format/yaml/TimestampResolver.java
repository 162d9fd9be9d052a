package org.sops4j.internal.format.yaml;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.MonthLength;
import org.sops4j.tree.TimeScalar;

/** Reads dates and times in the four forms of the reference (format.md section 6.1.3). */
final class TimestampResolver {
  private final String text;
  private int pos;

  private TimestampResolver(String text) {
    this.text = text;
  }

  /** Reads a time; null if the text is none. */
  static @Nullable TimeScalar resolve(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return null;
    }
    for (int i = 0; i < 4; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return new TimestampResolver(text).read();
  }

  private @Nullable TimeScalar read() {
    int year = Integer.parseInt(text, 0, 4, 10);
    pos = 4;
    int month = readNumber('-', 12);
    int day = readNumber('-', 31);
    if (month < 1 || day < 1 || day > MonthLength.of(year, month)) {
      return null;
    }
    if (pos == text.length()) {
      return new TimeScalar(LocalDateTime.of(year, month, day, 0, 0), 0);
    }
    char separator = text.charAt(pos);
    if (separator == ' ') {
      while (pos + 1 < text.length() && text.charAt(pos + 1) == ' ') {
        pos++;
      }
    } else if (separator != 'T' && separator != 't') {
      return null;
    }
    int hour = readNumber(separator, 23);
    int minute = readNumber(':', 59);
    int second = readNumber(':', 59);
    if (hour < 0 || minute < 0 || second < 0) {
      return null;
    }
    int nano = readFraction();
    int offset = separator == ' ' ? 0 : readOffset();
    if (offset == Integer.MIN_VALUE || pos < text.length()) {
      return null;
    }
    return new TimeScalar(LocalDateTime.of(year, month, day, hour, minute, second, nano), offset);
  }

  /** Reads a separator and a number of one or two digits; -1 if they are not there. */
  private int readNumber(char separator, int limit) {
    if (pos >= text.length() || text.charAt(pos) != separator) {
      return -1;
    }
    pos++;
    int number = digitAt(pos);
    if (number < 0) {
      return -1;
    }
    pos++;
    int second = digitAt(pos);
    if (second >= 0) {
      pos++;
      number = number * 10 + second;
    }
    return number <= limit ? number : -1;
  }

  private int digitAt(int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }

  /** Reads a fraction of a second, if there is one; digits beyond the ninth do not count. */
  private int readFraction() {
    boolean mark = pos < text.length() && (text.charAt(pos) == '.' || text.charAt(pos) == ',');
    if (!mark || digitAt(pos + 1) < 0) {
      return 0;
    }
    pos++;
    int nano = 0;
    int digits = 0;
    while (digitAt(pos) >= 0) {
      if (digits++ < 9) {
        nano = nano * 10 + digitAt(pos);
      }
      pos++;
    }
    for (; digits < 9; digits++) {
      nano *= 10;
    }
    return nano;
  }

  /** Reads a zone in minutes; the least integer if there is none. */
  private int readOffset() {
    if (pos + 1 == text.length() && text.charAt(pos) == 'Z') {
      pos++;
      return 0;
    }
    if (pos + 6 != text.length() || text.charAt(pos + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(pos);
    int[] digits = {digitAt(pos + 1), digitAt(pos + 2), digitAt(pos + 4), digitAt(pos + 5)};
    int hours = digits[0] * 10 + digits[1];
    int minutes = digits[2] * 10 + digits[3];
    boolean valid = sign == '+' || sign == '-';
    for (int digit : digits) {
      valid &= digit >= 0;
    }
    if (!valid || hours > 24 || minutes > 60) {
      return Integer.MIN_VALUE;
    }
    pos += 6;
    return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  }
}
