package org.sops4j.tree;

import java.time.LocalDateTime;

/**
 * An instant as it was written: local date and time, and the distance of its zone from UTC. The
 * zone is a plain number because files may hold offsets that {@link java.time.ZoneOffset} refuses,
 * such as {@code +24:00}.
 *
 * @param local date and time in that zone, up to nanoseconds
 * @param offsetMinutes minutes east of UTC
 */
public record TimeScalar(LocalDateTime local, int offsetMinutes) implements Scalar {
  @Override
  public NodeKind kind() {
    return NodeKind.TIME;
  }

  @Override
  public String toString() {
    return "TimeScalar[redacted]";
  }
}
