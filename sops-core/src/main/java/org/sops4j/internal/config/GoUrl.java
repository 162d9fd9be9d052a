package org.sops4j.internal.config;

import org.sops4j.error.InvalidRecipientException;
import org.sops4j.internal.text.GoQuote;

/**
 * A URL as the reference takes it apart, which is more tolerant than {@link java.net.URI} in some
 * places and less in others.
 *
 * @param scheme in lower case, empty if there is none
 * @param authority user and host as they are printed, with slashes; empty if there are none
 * @param path the escaped path, or what follows the scheme if that is no path
 * @param query the query with its question mark, or empty
 * @param fragment the fragment with its hash, or empty
 */
record GoUrl(String scheme, String authority, String path, String query, String fragment) {

  /** Takes a text apart; what cannot be a URL is an error. */
  static GoUrl parse(String text) {
    int hash = text.indexOf('#');
    String url = hash < 0 ? text : text.substring(0, hash);
    String fragment = hash < 0 ? "" : text.substring(hash);
    try {
      return parse(url, fragment.length() > 1 ? fragment : "");
    } catch (UrlException e) {
      throw new InvalidRecipientException("parse " + GoQuote.quote(url) + ": " + e.reason());
    }
  }

  private static GoUrl parse(String url, String fragment) throws UrlException {
    rejectControls(url);
    String scheme = scheme(url);
    String rest = url.substring(scheme.isEmpty() ? 0 : scheme.length() + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/")) {
      if (scheme.isEmpty() && firstSegment(rest).contains(":")) {
        throw new UrlException("first path segment in URL cannot contain colon");
      }
      String path = scheme.isEmpty() ? UrlEscapes.path(rest) : rest;
      return new GoUrl(UrlEscapes.lower(scheme), "", path, query, fragment);
    }
    String authority = "";
    if (rest.startsWith("//") && !(scheme.isEmpty() && rest.startsWith("///"))) {
      String raw = firstSegment(rest.substring(2));
      authority = UrlAuthority.normalise(raw);
      rest = rest.substring(2 + raw.length());
    }
    return new GoUrl(UrlEscapes.lower(scheme), authority, UrlEscapes.path(rest), query, fragment);
  }

  private static void rejectControls(String url) throws UrlException {
    for (int i = 0; i < url.length(); i++) {
      if (url.charAt(i) < ' ' || url.charAt(i) == 0x7F) {
        throw new UrlException("net/url: invalid control character in URL");
      }
    }
  }

  private static String scheme(String url) throws UrlException {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        if (i == 0) {
          throw new UrlException("missing protocol scheme");
        }
        return url.substring(0, i);
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !other) {
        return "";
      }
    }
    return "";
  }

  private static String firstSegment(String text) {
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  /** Returns path and query. */
  String requestTarget() {
    String from = path.isEmpty() ? "/" : path;
    return from + query;
  }

  /** Returns everything but the path. */
  String withoutPath() {
    return scheme + ":" + authority + query + fragment;
  }
}
