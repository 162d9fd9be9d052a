package org.sops4j.age.internal.discovery;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.Identity;
import org.sops4j.spi.KeyContext;

/**
 * Looks for identities where {@link EnvironmentIdentities} does, but once, and hands the same out
 * again and again. What commands print may depend on the recipient, so that each gets a search of
 * its own if there are any.
 */
public final class RememberedIdentities implements IdentityLoader {
  private final EnvironmentIdentities world;
  private final Map<String, Memory> memories = new HashMap<>();

  /**
   * Makes a loader; reads nothing yet.
   *
   * @param context where to look
   */
  public RememberedIdentities(KeyContext context) {
    this.world = new EnvironmentIdentities(context);
  }

  @Override
  public synchronized IdentitySearch search(String recipient) {
    String key = dependsOnRecipient() ? recipient : "";
    Memory memory = memories.get(key);
    if (memory == null) {
      memory = new Memory(recipient);
      memories.put(key, memory);
    }
    return new RememberedSearch(memory);
  }

  private boolean dependsOnRecipient() {
    return world.context().env(Variables.KEY_COMMAND) != null
        || world.context().env(Variables.SSH_COMMAND) != null;
  }

  @Override
  public synchronized void close() {
    for (Memory memory : memories.values()) {
      memory.wipe();
    }
    memories.clear();
  }

  /** What was found so far. */
  private final class Memory {
    private final String recipient;
    private final AgePlaces places;
    private final Findings near;
    private @Nullable Findings far;
    private boolean isComplete;

    Memory(String recipient) {
      this.recipient = recipient;
      this.places = new AgePlaces(world, recipient);
      this.near = places.search();
    }

    Findings far() {
      synchronized (RememberedIdentities.this) {
        Findings found = far;
        if (found == null) {
          found = world.searchFar(recipient);
          far = found;
        }
        return found;
      }
    }

    /** Changes what was found nearby, but before anybody has looked at that part of it. */
    void complete(boolean nothingFar) {
      synchronized (RememberedIdentities.this) {
        if (nothingFar && !isComplete) {
          places.mentionDefaultFile(near);
        }
        isComplete = true;
      }
    }

    void wipe() {
      near.identities().forEach(Identity::wipe);
      if (far != null) {
        far.identities().forEach(Identity::wipe);
      }
    }
  }

  /** One use of what was found. */
  private static final class RememberedSearch extends IdentitySearch {
    private final Memory memory;

    RememberedSearch(Memory memory) {
      super(memory.near);
      this.memory = memory;
    }

    @Override
    Findings searchFar() {
      return memory.far();
    }

    @Override
    void complete(Findings near, boolean nothingFar) {
      memory.complete(nothingFar);
    }

    /** Wipes nothing: the next file needs it. */
    @Override
    public void close() {}
  }
}
