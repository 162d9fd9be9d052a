package org.sops4j.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.KeyPath;

/**
 * The root of all failures. Says why as a {@link #code} and in words, and where: in which document,
 * on which line, at which key. {@link #getMessage} never holds a secret.
 *
 * <pre>{@code
 * try {
 *   return sops.decrypt(file);
 * } catch (SopsException e) {
 *   log.error("{} at {} line {}", e.code(), e.document().orElse("?"), e.line());
 *   throw e; // its message says the same, and where to read on
 * }
 * }</pre>
 *
 * <p>Where SOPS itself has a wording for the failure, {@link #reason} is exactly that, and may
 * quote from the document. The message has the {@link #summary}, the place and {@link
 * #documentation}.
 */
public class SopsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason. */
  private final ErrorCode code;

  private final transient List<String> hints;

  /** The name of the document, or null; like the line it is known to whoever read the file. */
  private @Nullable String document;

  /** The line, from 1, or 0. */
  private int line;

  /** What the message says instead of the reason; null for the reason. */
  private @Nullable String summary;

  /**
   * Makes an exception.
   *
   * @param code the reason
   * @param reason what happened, in the words of SOPS where it has any
   */
  public SopsException(ErrorCode code, String reason) {
    this(code, reason, List.of(), null);
  }

  /**
   * Makes an exception with more to say.
   *
   * @param code the reason
   * @param reason what happened, in the words of SOPS where it has any
   * @param hints further lines: where it happened, what to do
   * @param cause what was caught, or null
   */
  public SopsException(
      ErrorCode code, String reason, List<String> hints, @Nullable Throwable cause) {
    super(reason, cause);
    this.code = code;
    this.hints = List.copyOf(hints);
  }

  /**
   * Returns the reason.
   *
   * @return the code
   */
  public final ErrorCode code() {
    return code;
  }

  /**
   * Returns what happened, in the words of SOPS where it has any. They may quote from the document,
   * even a secret: what a person is shown who has the document open, and no log.
   *
   * @return one text without place and advice, perhaps of several lines
   */
  public final String reason() {
    String reason = super.getMessage();
    return reason == null ? code.name() : reason;
  }

  /**
   * Returns what we add to the reason: where it happened and what to do, a line each.
   *
   * @return lines without secrets, perhaps none
   */
  public List<String> hints() {
    return hints == null ? List.of() : hints;
  }

  /**
   * Returns the document that is at fault.
   *
   * @return the path of a file as the caller gave it; empty if there was none
   */
  public final Optional<String> document() {
    return Optional.ofNullable(document);
  }

  /**
   * Returns the line that is at fault.
   *
   * @return the line, counted from 1, or 0 if unknown
   */
  public int line() {
    return line;
  }

  /**
   * Returns the key that is at fault.
   *
   * @return keys, and positions in lists; empty if it is no single value
   */
  public Optional<KeyPath> keyPath() {
    return Optional.empty();
  }

  /**
   * Returns where to read about this failure: its cause and what to do.
   *
   * @return such as {@code docs/troubleshooting.md#mac_mismatch}; the same for every failure of
   *     this code and in every release
   */
  public final String documentation() {
    return code.documentation();
  }

  /**
   * Notes where it happened. What is known already stays.
   *
   * @param name the document
   * @param place the line, counted from 1, or 0 if unknown
   * @return this exception
   */
  public final SopsException locate(String name, int place) {
    if (document == null) {
      document = name;
      line = place;
    }
    return this;
  }

  /**
   * Sets what the message says instead of the reason, for reasons that quote from a document.
   *
   * @param text what happened, without a word of the document
   * @return this exception
   */
  public final SopsException summarize(String text) {
    summary = text;
    return this;
  }

  /**
   * Returns what happened, without anything of what a document holds.
   *
   * @return the reason, or a shorter text if the words of SOPS quote from the document
   */
  public final String summary() {
    return summary == null ? reason() : summary;
  }

  /** What else the message says of this kind of failure, a text each. */
  List<String> details() {
    return List.of();
  }

  /**
   * Returns the summary, the place, and at the end where to read about it.
   *
   * @return the message, without secrets; {@link #reason} alone is the text of SOPS
   */
  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(summary());
    if (document != null) {
      text.append("; in ").append(document);
    }
    if (line() > 0) {
      text.append(document == null ? "; " : ", ").append("line ").append(line());
    }
    keyPath().ifPresent(path -> text.append("; at ").append(path));
    for (String detail : details()) {
      text.append("; ").append(detail);
    }
    return text.append("; see ").append(documentation()).toString();
  }
}
