package org.sops4j.internal.format.yaml;

import java.time.YearMonth;

/** Which plain scalars are times (format.md section 6.1.3). */
final class PlainTimes {
  private final String text;
  private int at;

  private PlainTimes(String text) {
    this.text = text;
  }

  /** Tells whether text that starts with a digit is a date or a time. */
  static boolean isTime(String text) {
    return text.length() >= 8 && text.charAt(4) == '-' && new PlainTimes(text).matches();
  }

  private boolean matches() {
    int year = number(4, 4);
    int month = skip('-') ? number(1, 2) : -1;
    int day = skip('-') ? number(1, 2) : -1;
    if (year < 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    if (skip('T') || skip('t')) {
      return clock() && zone() && at == text.length();
    }
    int blanks = at;
    while (skip(' ')) {
      // several are accepted
    }
    return at > blanks && clock() && at == text.length();
  }

  private boolean clock() {
    int hour = number(1, 2);
    int minute = skip(':') ? number(1, 2) : -1;
    int second = skip(':') ? number(1, 2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    int point = at;
    if ((skip('.') || skip(',')) && number(1, Integer.MAX_VALUE) < 0) {
      at = point;
    }
    return true;
  }

  private boolean zone() {
    if (skip('Z')) {
      return true;
    }
    if (!skip('+') && !skip('-')) {
      return false;
    }
    int hours = number(2, 2);
    int minutes = skip(':') ? number(2, 2) : -1;
    return hours >= 0 && hours <= 24 && minutes >= 0 && minutes <= 60;
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private int number(int min, int max) {
    int from = at;
    int value = 0;
    while (at < text.length() && at - from < max && isDigit(text.charAt(at))) {
      value = value * 10 % 1_000_000 + text.charAt(at++) - '0';
    }
    return at - from < min ? -1 : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
