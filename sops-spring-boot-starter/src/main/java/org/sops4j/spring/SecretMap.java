package org.sops4j.spring;

import java.util.LinkedHashMap;

/**
 * Settings that nobody prints by accident: Spring logs the maps of property sources on occasion.
 */
final class SecretMap extends LinkedHashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "SecretMap[" + size() + "]";
  }
}
