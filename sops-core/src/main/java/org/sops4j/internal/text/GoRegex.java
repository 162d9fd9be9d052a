package org.sops4j.internal.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/**
 * A regular expression in the reference's dialect, RE2, and in its words when it is not one. An
 * expression that does not compile never matches, as in files that carry one (format.md section
 * 4.2); whoever must not accept it looks at {@link #problem}.
 */
public final class GoRegex {
  private static final String PREFIX = "error parsing regexp: ";

  private final @Nullable Pattern pattern;
  private final String problem;

  private GoRegex(@Nullable Pattern pattern, String problem) {
    this.pattern = pattern;
    this.problem = problem;
  }

  /**
   * Compiles an expression.
   *
   * @param regex the expression
   * @return the expression, compiled or with its problem
   */
  public static GoRegex of(String regex) {
    if (!Utf8.isValid(regex)) {
      return new GoRegex(null, PREFIX + "invalid UTF-8: `" + regex + "`");
    }
    String excess = RegexLimits.excess(regex);
    if (!excess.isEmpty()) {
      return new GoRegex(null, PREFIX + excess);
    }
    try {
      return new GoRegex(compile(regex), "");
    } catch (PatternSyntaxException e) {
      return new GoRegex(null, PREFIX + reason(e, regex));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // RE2/J has met an expression that it was not written for.
      return new GoRegex(null, PREFIX + "internal error: `" + regex + "`");
    }
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      if (!e.getDescription().startsWith("duplicate capture")) {
        throw e;
      }
      // The reference allows a name twice; nobody here asks for names.
      return Pattern.compile(regex.replaceAll("\\(\\?P?<\\w+>", "("));
    }
  }

  private static String reason(PatternSyntaxException e, String regex) {
    String text = e.getDescription();
    if (text.endsWith("internal error")) { // how RE2/J sees a parenthesis that closes nothing
      return "unexpected ): `" + regex + "`";
    }
    String part = e.getPattern();
    return text + ": `" + (part == null ? "" : part) + "`";
  }

  /**
   * Tells what is wrong with the expression.
   *
   * @return such as {@code error parsing regexp: missing closing ): `(`}; empty if nothing is
   */
  public String problem() {
    return problem;
  }

  /**
   * Looks for the expression anywhere in a text.
   *
   * @param text the text
   * @return whether it is there; false if the expression does not compile
   */
  public boolean find(CharSequence text) {
    return pattern != null && pattern.matcher(text).find();
  }
}
