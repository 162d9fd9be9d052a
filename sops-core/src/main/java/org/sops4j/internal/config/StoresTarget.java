package org.sops4j.internal.config;

import java.util.List;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.format.yaml.YamlNode;

/** The options of the formats. */
final class StoresTarget implements FieldTarget {
  private final Binder binder;
  private final StoreTarget yaml = new StoreTarget("YAML", StoreOptions.DEFAULT.yamlIndent());
  private final StoreTarget json = new StoreTarget("JSON", StoreOptions.DEFAULT.jsonIndent());
  private final StoreTarget binary =
      new StoreTarget("JSONBinary", StoreOptions.DEFAULT.binaryIndent());

  StoresTarget(Binder binder) {
    this.binder = binder;
  }

  @Override
  public String typeName() {
    return "config.StoresConfig";
  }

  @Override
  public List<String> names() {
    return List.of("yaml", "json", "json_binary", "dotenv", "ini");
  }

  @Override
  public boolean field(String name, YamlNode value) {
    switch (name) {
      case "yaml" -> binder.fields(value, yaml);
      case "json" -> binder.fields(value, json);
      case "json_binary" -> binder.fields(value, binary);
      case "dotenv" -> binder.fields(value, new NoOptions("config.DotenvStoreConfig"));
      case "ini" -> binder.fields(value, new NoOptions("config.INIStoreConfig"));
      default -> {
        return false;
      }
    }
    return true;
  }

  StoreOptions build() {
    return new StoreOptions(yaml.indent, json.indent, binary.indent);
  }

  /** A format that can be indented. */
  private final class StoreTarget implements FieldTarget {
    private final String format;
    private int indent;

    StoreTarget(String format, int indent) {
      this.format = format;
      this.indent = indent;
    }

    @Override
    public String typeName() {
      return "config." + format + "StoreConfig";
    }

    @Override
    public List<String> names() {
      return List.of("indent");
    }

    @Override
    public boolean field(String name, YamlNode value) {
      if (!name.equals("indent")) {
        return false;
      }
      indent = Binder.isNull(value) ? indent : binder.integer(value);
      return true;
    }
  }

  /** A format without options, which must be a mapping all the same. */
  private record NoOptions(String typeName) implements FieldTarget {
    @Override
    public boolean field(String name, YamlNode value) {
      return false;
    }
  }
}
