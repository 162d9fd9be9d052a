package org.sops4j.cli.help;

/** The release of SOPS whose behaviour this is. */
public final class Version {
  /** The number that {@code --version} prints and new files carry. */
  public static final String NUMBER = "3.13.2";

  private Version() {}
}
