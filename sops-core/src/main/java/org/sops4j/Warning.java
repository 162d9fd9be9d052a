package org.sops4j;

import java.util.Map;

/**
 * Something that did not stop the work and that a user should know.
 *
 * @param message the reference's text
 * @param fields further data, such as {@code comment}; never a secret
 */
public record Warning(String message, Map<String, String> fields) {}
