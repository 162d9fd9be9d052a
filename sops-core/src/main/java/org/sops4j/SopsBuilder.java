package org.sops4j;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.engine.KeySources;
import org.sops4j.internal.engine.LazyRandom;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.key.Progress;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.Prompts;

/**
 * Settings of a {@link Sops}. Whatever is not set comes from the process: its environment, its
 * folder, and the key sources on the path.
 */
public final class SopsBuilder {
  private Map<String, String> environment = System.getenv();
  private Path workingDirectory = Path.of("").toAbsolutePath();
  private OperatingSystem system = currentSystem();
  private SecureRandom random = new LazyRandom();
  private Clock clock = Clock.systemUTC();
  private DecryptionOrder order = DecryptionOrder.NONE;
  private Consumer<Warning> warnings = nobody();
  private Consumer<Progress> progress = nobody();
  private Prompts prompts = Prompts.NONE;
  private boolean local = true;
  private @Nullable Map<KeyType, KeySourceProvider> providers;

  SopsBuilder() {}

  /**
   * Sets the environment in which identities are looked for.
   *
   * @param variables all variables
   * @return this builder
   */
  public SopsBuilder environment(Map<String, String> variables) {
    this.environment = Map.copyOf(variables);
    return this;
  }

  /**
   * Sets one variable of the environment in which identities are looked for; the others stay.
   *
   * @param name such as {@code SOPS_AGE_KEY_FILE}
   * @param value its value
   * @return this builder
   */
  public SopsBuilder variable(String name, String value) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(name, value);
    return environment(variables);
  }

  /**
   * Sets the folder that relative paths start from, and the search for a configuration file.
   *
   * @param folder an absolute path
   * @return this builder
   */
  public SopsBuilder workingDirectory(Path folder) {
    this.workingDirectory = folder;
    return this;
  }

  /**
   * Sets the family of the operating system, which decides default places of files.
   *
   * @param family the family
   * @return this builder
   */
  public SopsBuilder operatingSystem(OperatingSystem family) {
    this.system = family;
    return this;
  }

  /**
   * Sets the source of keys and initialisation vectors. For tests; anything but a secure generator
   * breaks the encryption.
   *
   * @param source the source
   * @return this builder
   */
  public SopsBuilder random(SecureRandom source) {
    this.random = source;
    return this;
  }

  /**
   * Sets the clock whose time is recorded in files.
   *
   * @param source the clock
   * @return this builder
   */
  public SopsBuilder clock(Clock source) {
    this.clock = source;
    return this;
  }

  /**
   * Sets which types of master keys are tried first; the order of the file unless set.
   *
   * @param types the order
   * @return this builder
   */
  public SopsBuilder decryptionOrder(DecryptionOrder types) {
    this.order = types;
    return this;
  }

  /**
   * Sets who is told of what does not stop the work; nobody unless set.
   *
   * @param listener called on the thread that works
   * @return this builder
   */
  public SopsBuilder warnings(Consumer<Warning> listener) {
    this.warnings = listener;
    return this;
  }

  /**
   * Sets who is told of the steps of the work, such as an audit trail; nobody unless set. A step
   * that is announced, such as {@link Progress.Step#DECRYPTING}, is not taken if the listener
   * throws. Of a document that nests too deep for the stack it may be told twice.
   *
   * @param listener called on the thread that works
   * @return this builder
   */
  public SopsBuilder progress(Consumer<Progress> listener) {
    this.progress = listener;
    return this;
  }

  /**
   * Sets who is asked for passphrases; nobody unless set, so that a question is an error.
   *
   * @param person is asked on the thread that works
   * @return this builder
   */
  public SopsBuilder prompts(Prompts person) {
    this.prompts = person;
    return this;
  }

  /**
   * Switches key sources off: every key then fails as if there were no key service.
   *
   * @return this builder
   */
  public SopsBuilder withoutLocalKeys() {
    this.local = false;
    return this;
  }

  /**
   * Adds a key source and turns the search on the path off: only named sources are used.
   *
   * @param provider the provider, the only one of its type
   * @return this builder
   */
  public SopsBuilder keySource(KeySourceProvider provider) {
    Map<KeyType, KeySourceProvider> named = providers;
    if (named == null) {
      named = new HashMap<>();
      providers = named;
    }
    add(named, provider);
    return this;
  }

  /**
   * Makes the instance.
   *
   * @return an immutable instance
   */
  public Sops build() {
    KeyContext context =
        new KeyContext(
                environment,
                workingDirectory,
                system,
                random,
                CommandRunner.of(environment, workingDirectory),
                prompts)
            .withAccountHome(Path.of(System.getProperty("user.home", "")));
    Map<KeyType, KeySourceProvider> found = providers;
    if (found == null) {
      found = discover();
    }
    return new Sops(new KeySources(found, context, local, progress), clock, order, warnings);
  }

  private static Map<KeyType, KeySourceProvider> discover() {
    Map<KeyType, KeySourceProvider> found = new HashMap<>();
    for (KeySourceProvider provider :
        ServiceLoader.load(KeySourceProvider.class, SopsBuilder.class.getClassLoader())) {
      add(found, provider);
    }
    return found;
  }

  private static void add(Map<KeyType, KeySourceProvider> providers, KeySourceProvider provider) {
    KeySourceProvider other = providers.put(provider.type(), provider);
    if (other != null) {
      throw new IllegalStateException(
          "two key sources for "
              + provider.type().id()
              + ": "
              + other.getClass().getName()
              + " and "
              + provider.getClass().getName());
    }
  }

  private static <T> Consumer<T> nobody() {
    return new Consumer<>() {
      @Override
      public void accept(T told) {
        // for those who did not ask to be told
      }
    };
  }

  private static OperatingSystem currentSystem() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return OperatingSystem.MACOS;
    }
    return name.startsWith("windows") ? OperatingSystem.WINDOWS : OperatingSystem.UNIX;
  }
}
