package org.sops4j.jackson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.BindingException;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;

/**
 * Says why Jackson refused a value. Its words, and those of the constructors that it calls, may
 * quote the value, so the reason is made of classes and places alone.
 */
final class Refusal {
  private Refusal() {}

  static BindingException of(JacksonException e, Node root) {
    JsonPlace place = JsonPlace.of(e, root);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown, place.path());
    }
    if (e instanceof InvalidDefinitionException bad) {
      return new BindingException(
          place.path(),
          "Jackson does not know how to make a " + name(bad.getType()),
          List.of("The class needs a constructor that Jackson can use, or an annotation."));
    }
    if (e instanceof MismatchedInputException mismatch) {
      return new BindingException(
          place.path(), mismatch(mismatch.getTargetType(), place.value()), List.of());
    }
    if (innermost(e) instanceof InputCoercionException number) {
      return new BindingException(
          place.path(), "the number is too large for " + name(number.getTargetType()), List.of());
    }
    return thrown(place.path(), innermost(e));
  }

  static BindingException unexpected(Throwable e) {
    return thrown(KeyPath.of(), innermost(e));
  }

  static BindingException ofNull(JavaType type) {
    return new BindingException(KeyPath.of(), "null is no " + name(type), List.of());
  }

  private static BindingException unknown(UnrecognizedPropertyException e, KeyPath path) {
    StringBuilder known = new StringBuilder();
    Collection<Object> names = e.getKnownPropertyIds();
    for (Object name : names == null ? List.of() : names) {
      known.append(known.length() == 0 ? " " : ", ").append(name);
    }
    return new BindingException(
        path,
        name(e.getReferringClass()) + " has no such property",
        List.of(
            "It has:" + (known.length() == 0 ? " none" : known) + ".",
            "To leave entries out, annotate the class with"
                + " @JsonIgnoreProperties(ignoreUnknown = true)."));
  }

  private static String mismatch(@Nullable Class<?> target, @Nullable Node value) {
    if (value == null) {
      return "the entry is missing, and " + name(target) + " cannot be without it";
    }
    String kind = value.kind().name().toLowerCase(Locale.ROOT);
    return "the value of type " + kind + " is no " + name(target);
  }

  /** What an application's own code threw: its class and line, for its message may be a secret. */
  private static BindingException thrown(KeyPath path, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return new BindingException(
        path,
        "a " + name(e.getClass()) + " was thrown",
        trace.length == 0 ? List.of() : List.of("It was thrown at " + trace[0] + "."));
  }

  private static Throwable innermost(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  private static String name(@Nullable Class<?> type) {
    return type == null ? "such type" : type.getTypeName();
  }

  private static String name(@Nullable JavaType type) {
    return type == null ? "such type" : type.toCanonical();
  }
}
