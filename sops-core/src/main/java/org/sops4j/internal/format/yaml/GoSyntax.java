package org.sops4j.internal.format.yaml;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Shows a node as Go's {@code %#v} shows what it is decoded to: in one error message. */
final class GoSyntax {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private static final String NIL = "interface {}(nil)";
  private static final Comparator<String> NIL_FIRST =
      Comparator.comparing((String key) -> !key.equals(NIL)).thenComparing(key -> key);

  private final StringBuilder out = new StringBuilder();

  private GoSyntax() {}

  static String describe(YamlNode node) {
    GoSyntax syntax = new GoSyntax();
    syntax.append(node.resolved());
    return syntax.out.toString();
  }

  private void append(YamlNode node) {
    switch (node.kind) {
      case SCALAR:
        appendScalar(node);
        break;
      case SEQUENCE:
        out.append("[]interface {}{");
        String separator = "";
        for (YamlNode element : node.children) {
          out.append(separator);
          append(element.resolved());
          separator = ", ";
        }
        out.append('}');
        break;
      default:
        appendMapping(node);
        break;
    }
  }

  private void appendMapping(YamlNode node) {
    boolean strings = FirstDocumentCheck.hasStringKeys(node);
    out.append(strings ? "map[string]interface {}{" : "map[interface {}]interface {}{");
    Map<String, YamlNode> sorted = new TreeMap<>(NIL_FIRST);
    for (int i = 0; i < node.children.size(); i += 2) {
      sorted.put(describe(node.children.get(i)), node.children.get(i + 1));
    }
    String separator = "";
    for (Map.Entry<String, YamlNode> entry : sorted.entrySet()) {
      out.append(separator).append(entry.getKey()).append(':');
      append(entry.getValue().resolved());
      separator = ", ";
    }
    out.append('}');
  }

  private void appendScalar(YamlNode node) {
    Scalar scalar;
    try {
      scalar = TaggedScalars.resolve(node);
    } catch (MalformedDocumentException e) {
      scalar = NullScalar.NULL; // a later document, where such mistakes do not count
    }
    if (scalar instanceof StringScalar string) {
      out.append(GoQuote.quote(string.text()));
    } else if (scalar instanceof IntScalar integer) {
      out.append(integer.value());
    } else if (scalar instanceof UnsignedScalar integer) {
      out.append("0x").append(Long.toHexString(integer.bits()));
    } else if (scalar instanceof FloatScalar number) {
      boolean finite = !Double.isNaN(number.value()) && !Double.isInfinite(number.value());
      out.append(finite ? FloatText.yaml(number.value()) : FloatText.plain(number.value()));
    } else if (scalar instanceof BoolScalar truth) {
      out.append(truth.value());
    } else if (scalar instanceof TimeScalar time) {
      appendTime(time);
    } else {
      out.append(NIL);
    }
  }

  private void appendTime(TimeScalar time) {
    var local = time.local();
    out.append("time.Date(").append(local.getYear());
    out.append(", time.").append(MONTHS[local.getMonthValue() - 1]);
    out.append(", ").append(local.getDayOfMonth()).append(", ").append(local.getHour());
    out.append(", ").append(local.getMinute()).append(", ").append(local.getSecond());
    out.append(", ").append(local.getNano());
    out.append(time.offsetMinutes() == 0 ? ", time.UTC)" : ", time.Location(\"\"))");
  }
}
