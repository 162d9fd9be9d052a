package org.sops4j.age.internal.discovery;

import org.sops4j.spi.KeyContext;

/**
 * Looks for identities in all places of keysources.md section 2.5, anew for each entry. Nothing
 * stops at the first hit.
 */
public final class EnvironmentIdentities implements IdentityLoader {
  private final KeyContext context;
  private final LocalFiles files;
  private final UserFolders folders;
  private final KeyCommands commands;

  /**
   * Makes a loader; reads nothing yet.
   *
   * @param context where to look
   */
  public EnvironmentIdentities(KeyContext context) {
    this.context = context;
    this.files = new LocalFiles(context.workingDirectory());
    this.folders = new UserFolders(context);
    this.commands = new KeyCommands(context);
  }

  @Override
  public IdentitySearch search(String recipient) {
    AgePlaces places = new AgePlaces(this, recipient);
    return new EnvironmentSearch(this, recipient, places);
  }

  /** Looks into the places that cost more. */
  Findings searchFar(String recipient) {
    return new SshPlaces(this, recipient).search();
  }

  KeyContext context() {
    return context;
  }

  LocalFiles files() {
    return files;
  }

  UserFolders folders() {
    return folders;
  }

  KeyCommands commands() {
    return commands;
  }

  /** Native identities are at hand; SSH keys are read when those do not fit. */
  private static final class EnvironmentSearch extends IdentitySearch {
    private final EnvironmentIdentities world;
    private final String recipient;
    private final AgePlaces places;

    EnvironmentSearch(EnvironmentIdentities world, String recipient, AgePlaces places) {
      super(places.search());
      this.world = world;
      this.recipient = recipient;
      this.places = places;
    }

    @Override
    Findings searchFar() {
      return world.searchFar(recipient);
    }

    @Override
    void complete(Findings near, boolean nothingFar) {
      if (nothingFar) {
        places.mentionDefaultFile(near);
      }
    }
  }
}
