package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.format.yaml.YamlScalars;
import org.sops4j.internal.text.GoQuote;

/** Walks over the pairs of mappings: duplicates, merge keys, fields. */
final class Mappings {
  private final Binder binder;

  Mappings(Binder binder) {
    this.binder = binder;
  }

  /** Gives the fields of a mapping to a target, then those that are merged into it. */
  void bind(YamlNode mapping, FieldTarget target) {
    bind(mapping, target, new HashSet<>(), false);
  }

  private void bind(YamlNode mapping, FieldTarget target, Set<String> done, boolean merged) {
    if (hasDuplicates(mapping)) {
      return;
    }
    YamlNode merge = null;
    List<YamlNode> children = mapping.children();
    for (int i = 0; i + 1 < children.size(); i += 2) {
      YamlNode key = children.get(i);
      if (isMergeKey(key)) {
        merge = children.get(i + 1);
        continue;
      }
      String name = fieldName(key);
      if (name == null || (merged && done.contains(name))) {
        continue;
      }
      if (done.contains(name)) { // two keys of which one is an alias
        String text = "field " + name + " already set in type " + target.typeName();
        binder.errors.add(key, text);
      } else if (target.field(name, children.get(i + 1))) {
        done.add(name);
      } else if (binder.unknownFields != null) {
        binder.unknownFields.accept(key, target);
      }
    }
    for (YamlNode source : mergeSources(merge)) {
      YamlNode at = binder.aliases.enter(source);
      bind(at, target, done, true);
      binder.aliases.leave(source);
    }
  }

  private @Nullable String fieldName(YamlNode key) {
    int before = binder.errors.size();
    String name = binder.text(key);
    return binder.errors.size() > before || Binder.isNull(key) ? null : name;
  }

  /** Returns what is merged, first the mapping that wins. */
  private static List<YamlNode> mergeSources(@Nullable YamlNode merge) {
    if (merge == null) {
      return List.of();
    }
    List<YamlNode> sources =
        merge.kind() == YamlNode.Kind.SEQUENCE ? merge.children() : List.of(merge);
    for (YamlNode source : sources) {
      YamlNode at = source.resolved();
      if (at.kind() != YamlNode.Kind.MAPPING) {
        throw Aliases.fatal("map merge requires map or sequence of maps as the value", merge);
      }
    }
    return sources;
  }

  /** Returns the type of a mapping where anything may stand, and checks what is in it. */
  String typeOf(YamlNode mapping) {
    return allStrings(mapping, new HashSet<>(), false) ? AnyValue.STRING_MAP : AnyValue.ANY_MAP;
  }

  private boolean allStrings(YamlNode mapping, Set<String> done, boolean merged) {
    if (hasDuplicates(mapping)) {
      return true;
    }
    boolean strings = true;
    YamlNode merge = null;
    List<YamlNode> children = mapping.children();
    for (int i = 0; i + 1 < children.size(); i += 2) {
      YamlNode key = children.get(i);
      if (isMergeKey(key)) {
        merge = children.get(i + 1);
        continue;
      }
      AnyValue name = binder.any(key);
      if (name.items() != null || name.typeName().startsWith("map[")) {
        throw Aliases.fatal("invalid map key: " + YamlScalars.describe(key), key);
      }
      strings &= name.text() != null;
      if (done.add(identity(key.resolved())) || !merged) {
        binder.any(children.get(i + 1));
      }
    }
    for (YamlNode source : mergeSources(merge)) {
      YamlNode at = binder.aliases.enter(source);
      allStrings(at, done, true); // what is merged has no say in the type
      binder.aliases.leave(source);
    }
    return strings;
  }

  /** Notes keys that occur again: keys of the same kind with the same text, whatever their type. */
  private boolean hasDuplicates(YamlNode mapping) {
    Map<String, List<YamlNode>> byText = new HashMap<>();
    List<YamlNode> children = mapping.children();
    boolean found = false;
    for (int i = 0; i + 1 < children.size(); i += 2) {
      YamlNode key = children.get(i);
      List<YamlNode> same = byText.computeIfAbsent(identity(key), k -> new ArrayList<>(1));
      same.add(key);
      found |= same.size() > 1;
    }
    for (int i = 0; found && i + 1 < children.size(); i += 2) {
      YamlNode key = children.get(i);
      List<YamlNode> same = byText.getOrDefault(identity(key), List.of());
      for (YamlNode later : same.subList(same.indexOf(key) + 1, same.size())) {
        String text = "mapping key " + GoQuote.quote(later.value());
        binder.errors.add(later, text + " already defined at line " + key.line());
      }
    }
    return found;
  }

  private static String identity(YamlNode key) {
    return key.kind() + " " + key.value();
  }

  /** Tells whether a key merges another mapping into its own. */
  private static boolean isMergeKey(YamlNode key) {
    if (key.kind() != YamlNode.Kind.SCALAR || !key.value().equals("<<")) {
      return false;
    }
    boolean plain = key.style() == YamlNode.Style.PLAIN;
    return key.tag().isEmpty() ? plain : key.tag().equals("!!merge");
  }
}
