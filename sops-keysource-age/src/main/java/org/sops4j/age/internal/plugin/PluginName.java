package org.sops4j.age.internal.plugin;

/** The names that plugins may have: they become part of the name of a program. */
final class PluginName {
  private PluginName() {}

  static boolean isValid(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && "+-._".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
