package org.sops4j.internal.format.json;

import java.nio.charset.StandardCharsets;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Scalar;

/** Reads numbers: what is an integer of 64 bits stays one, all else is a double. */
final class JsonNumbers {
  private final JsonInput in;

  JsonNumbers(JsonInput in) {
    this.in = in;
  }

  /** Reads the number that starts here. */
  Scalar scalar() {
    int start = in.at;
    Scalar number = scalarOrInfinity();
    if (number instanceof FloatScalar real && Double.isInfinite(real.value())) {
      throw in.failure(
              "strconv.ParseFloat: parsing " + GoQuote.quote(text(start)) + ": value out of range",
              start)
          .summarized("a number is out of range");
    }
    return number;
  }

  /** Reads the number that starts here, even if it is too large for a double. */
  Scalar scalarOrInfinity() {
    int start = in.at;
    boolean integer = skip();
    if (integer && in.at - start <= 18) {
      return new IntScalar(small(start));
    }
    String text = text(start);
    return integer && fits(text)
        ? new IntScalar(Long.parseLong(text))
        : new FloatScalar(Double.parseDouble(text));
  }

  /** Returns what has been read since a place. */
  String text(int start) {
    return new String(in.bytes, start, in.at - start, StandardCharsets.ISO_8859_1);
  }

  private long small(int start) {
    boolean negative = in.bytes[start] == '-';
    long value = 0;
    for (int i = negative ? start + 1 : start; i < in.at; i++) {
      value = value * 10 + (in.bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  private static boolean fits(String text) {
    boolean negative = text.charAt(0) == '-';
    String digits = negative ? text.substring(1) : text;
    String limit = negative ? "9223372036854775808" : "9223372036854775807";
    return digits.length() < limit.length()
        || (digits.length() == limit.length() && digits.compareTo(limit) <= 0);
  }

  /** Goes past the number; tells whether it has neither fraction nor exponent. */
  private boolean skip() {
    if (in.current() == '-') {
      in.at++;
    }
    if (in.current() == '0') {
      in.at++;
    } else {
      digits(" in numeric literal");
    }
    boolean integer = true;
    if (here('.')) {
      in.at++;
      digits(" after decimal point in numeric literal");
      integer = false;
    }
    if (here('e') || here('E')) {
      in.at++;
      if (here('+') || here('-')) {
        in.at++;
      }
      digits(" in exponent of numeric literal");
      integer = false;
    }
    return integer;
  }

  private boolean here(char c) {
    return in.at < in.bytes.length && in.bytes[in.at] == c;
  }

  private void digits(String context) {
    if (!isDigit(in.current())) {
      throw in.unexpected(context);
    }
    while (in.at < in.bytes.length && isDigit(in.bytes[in.at])) {
      in.at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
