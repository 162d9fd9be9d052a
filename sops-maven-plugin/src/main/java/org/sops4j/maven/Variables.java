package org.sops4j.maven;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What can be passed in an environment. Java itself would name a value that cannot, and replaces
 * letters that the locale does not have by question marks.
 */
final class Variables {
  private Variables() {}

  static void check(Map<String, String> values) throws MojoExecutionException {
    check(values, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
  }

  static void check(Map<String, String> values, Charset locale) throws MojoExecutionException {
    CharsetEncoder encoder = locale.newEncoder();
    for (Map.Entry<String, String> variable : values.entrySet()) {
      String name = variable.getKey();
      if (name.indexOf('\0') >= 0 || variable.getValue().indexOf('\0') >= 0) {
        throw new MojoExecutionException(
            "The variable "
                + name.replace('\0', '?')
                + " has a NUL, which no environment can hold.");
      }
      if (!encoder.canEncode(name) || !encoder.canEncode(variable.getValue())) {
        throw new MojoExecutionException(
            "The variable "
                + name
                + " has letters that the locale of this build ("
                + locale
                + ") does not know. Run Maven with LC_ALL=C.UTF-8.");
      }
    }
  }
}
