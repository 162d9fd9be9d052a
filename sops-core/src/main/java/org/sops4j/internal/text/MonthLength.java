package org.sops4j.internal.text;

import java.time.Month;

/** The length of months; without {@link java.time.YearMonth}, which brings a whole formatter. */
public final class MonthLength {
  private MonthLength() {}

  /**
   * Returns the length of a month.
   *
   * @param year the year
   * @param month the month, from 1 to 12
   * @return the number of its days
   */
  public static int of(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return Month.of(month).length(leap);
  }
}
