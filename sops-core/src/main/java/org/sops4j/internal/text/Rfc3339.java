package org.sops4j.internal.text;

import java.time.LocalDateTime;
import org.sops4j.tree.TimeScalar;

/**
 * Reads RFC 3339 times with the tolerance, and the error texts, of the reference (format.md
 * sections 2.6 and 5.7): a one-digit hour, a comma before the fraction and zones such as {@code
 * +24:00} pass. Failures are {@link IllegalArgumentException}s with the whole text as message.
 */
public final class Rfc3339 {
  private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * Reads a time.
   *
   * @param text such as {@code 2006-01-02T15:04:05.5+07:00}
   * @return the time; digits beyond nanoseconds are dropped
   */
  public static TimeScalar parse(String text) {
    return new Rfc3339(text).parse();
  }

  private TimeScalar parse() {
    int year = number(4, 4, "2006");
    literal("-");
    int month = number(2, 2, "01");
    if (month < 1 || month > 12) {
      throw outOfRange("month");
    }
    literal("-");
    int day = number(2, 2, "02");
    literal("T");
    int hour = number(1, 2, "15");
    if (hour > 23) {
      throw outOfRange("hour");
    }
    literal(":");
    int minute = ranged("04", "minute");
    literal(":");
    int second = ranged("05", "second");
    int nano = fraction();
    int offset = zone();
    if (at < text.length()) {
      throw new IllegalArgumentException(
          "parsing time " + GoQuote.quote(text) + ": extra text: " + GoQuote.quote(rest()));
    }
    if (day < 1 || day > MonthLength.of(year, month)) {
      throw outOfRange("day");
    }
    return new TimeScalar(LocalDateTime.of(year, month, day, hour, minute, second, nano), offset);
  }

  private int ranged(String element, String name) {
    int value = number(2, 2, element);
    if (value > 59) {
      throw outOfRange(name);
    }
    return value;
  }

  private int number(int least, int most, String element) {
    int value = 0;
    int count = 0;
    while (count < most && at + count < text.length() && isDigit(at + count)) {
      value = value * 10 + text.charAt(at + count) - '0';
      count++;
    }
    if (count < least) {
      throw cannotParse(element);
    }
    at += count;
    return value;
  }

  private int fraction() {
    if (at + 1 >= text.length()
        || (text.charAt(at) != '.' && text.charAt(at) != ',')
        || !isDigit(at + 1)) {
      return 0;
    }
    at++;
    int nano = 0;
    int count = 0;
    while (at < text.length() && isDigit(at)) {
      if (count < 9) {
        nano = nano * 10 + text.charAt(at) - '0';
        count++;
      }
      at++;
    }
    for (; count < 9; count++) {
      nano *= 10;
    }
    return nano;
  }

  private int zone() {
    if (text.startsWith("Z", at)) {
      at++;
      return 0;
    }
    if (at + 6 > text.length()
        || "+-".indexOf(text.charAt(at)) < 0
        || text.charAt(at + 3) != ':'
        || !(isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 4) && isDigit(at + 5))) {
      throw cannotParse("Z07:00");
    }
    int sign = text.charAt(at) == '-' ? -1 : 1;
    int hours = Integer.parseInt(text, at + 1, at + 3, 10);
    int minutes = Integer.parseInt(text, at + 4, at + 6, 10);
    if (hours > 24) {
      throw outOfRange("time zone offset hour");
    }
    if (minutes > 60) {
      throw outOfRange("time zone offset minute");
    }
    at += 6;
    return sign * (hours * 60 + minutes);
  }

  private void literal(String expected) {
    if (!text.startsWith(expected, at)) {
      throw cannotParse(expected);
    }
    at += expected.length();
  }

  private boolean isDigit(int index) {
    char c = text.charAt(index);
    return c >= '0' && c <= '9';
  }

  private String rest() {
    return text.substring(at);
  }

  private IllegalArgumentException cannotParse(String element) {
    return new IllegalArgumentException(
        "parsing time "
            + GoQuote.quote(text)
            + " as "
            + GoQuote.quote(LAYOUT)
            + ": cannot parse "
            + GoQuote.quote(rest())
            + " as "
            + GoQuote.quote(element));
  }

  private IllegalArgumentException outOfRange(String what) {
    return new IllegalArgumentException(
        "parsing time " + GoQuote.quote(text) + ": " + what + " out of range");
  }
}
