package org.sops4j.cli.edit;

import org.sops4j.tree.Format;

/** What the editor shows of a file that is not there yet (cli.md section 6.4). */
public final class ExampleContent {
  private static final String WELCOME = "Welcome to SOPS! Edit this file as you please!";

  private ExampleContent() {}

  /**
   * Returns an example.
   *
   * @param format the format
   * @return a whole file of that format
   */
  public static String of(Format format) {
    return switch (format) {
      case YAML -> yaml();
      case JSON -> json();
      case DOTENV -> dotenv();
      case INI -> ini();
      case BINARY -> WELCOME;
    };
  }

  private static String yaml() {
    return "hello: "
        + WELCOME
        + """

        example_key: example_value
        # Example comment
        example_array:
            - example_value1
            - example_value2
        example_number: 1234.56789
        example_booleans:
            - true
            - false
        """;
  }

  private static String json() {
    return "{\"hello\": \""
        + WELCOME
        + """
        ",
        "example_key": "example_value",
        "example_array": ["example_value1", "example_value2"],
        "example_number": 1234.56789,
        "example_booleans": [true, false]}
        """;
  }

  private static String dotenv() {
    return "# This is an example file.\nhello="
        + WELCOME
        + """

        example_key=example_value
        example_multiline=foo\\nbar\\nbaz
        """;
  }

  private static String ini() {
    return "; This is an example file.\n[Welcome!]\nhello = "
        + WELCOME
        + "\nexample_key = example_value\n";
  }
}
