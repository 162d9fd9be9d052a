package org.sops4j.age.internal.format;

import java.util.List;
import org.sops4j.age.internal.AgeException;

/** A file that is for none of the identities. */
public final class NoMatchException extends AgeException {
  private static final long serialVersionUID = 1L;

  NoMatchException(List<String> reasons) {
    super(
        reasons.size() == 1
            ? "identity did not match any of the recipients: " + reasons.get(0)
            : "no identity matched any of the recipients");
  }
}
