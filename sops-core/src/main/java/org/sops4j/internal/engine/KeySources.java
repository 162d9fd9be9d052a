package org.sops4j.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.KeyStrings;
import org.sops4j.key.Progress;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.Recipient;
import org.sops4j.spi.EncryptingRecipient;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/** The key sources at hand, one for each type, opened when they are first needed. */
public final class KeySources {
  private final Map<KeyType, KeySourceProvider> providers;
  private final KeyContext context;
  private final boolean local;
  private final Consumer<Progress> listener;
  private final Map<KeyType, KeySource> opened = new HashMap<>();

  /** Sources that encrypt to single keys in place of those of the type. */
  private final Map<KeyRef, KeySource> own;

  /** Whose sources these are, too, so that none is opened twice; null for the first. */
  private final @Nullable KeySources base;

  /**
   * Makes a set of key sources.
   *
   * @param providers the providers, at most one for each type
   * @param context what they see of the world
   * @param local whether they may be used; otherwise every key fails as if there were no service
   * @param listener is told of the steps of all work with these keys
   */
  public KeySources(
      Map<KeyType, KeySourceProvider> providers,
      KeyContext context,
      boolean local,
      Consumer<Progress> listener) {
    this.providers = Map.copyOf(providers);
    this.context = context;
    this.local = local;
    this.listener = listener;
    this.own = Map.of();
    this.base = null;
  }

  private KeySources(KeySources base, Map<KeyRef, KeySource> own) {
    this.providers = base.providers;
    this.context = base.context;
    this.local = base.local;
    this.listener = base.listener;
    this.own = Map.copyOf(own);
    this.base = base;
  }

  /**
   * Returns these key sources with others for some keys to encrypt to.
   *
   * @param recipients keys, some of which may bring their source along
   * @return these, or a set that shares all that is open
   */
  public KeySources with(Iterable<? extends Recipient> recipients) {
    Map<KeyRef, KeySource> sources = new HashMap<>();
    for (Recipient recipient : recipients) {
      if (recipient instanceof EncryptingRecipient able) {
        KeySource source = able.keySource();
        if (source != null) {
          sources.put(able.ref(), source);
        }
      }
    }
    return sources.isEmpty() ? this : new KeySources(this, sources);
  }

  /** The key source that encrypts to a key; null if there is none. */
  @Nullable KeySource toWrap(KeyRef ref) {
    KeySource source = own.get(ref);
    return source == null ? find(ref.type()) : source;
  }

  /**
   * Tells whether keys can be used at all.
   *
   * @return false if local keys were switched off
   */
  public boolean isLocal() {
    return local;
  }

  /**
   * Returns what key sources see of the world.
   *
   * @return the context
   */
  public KeyContext context() {
    return context;
  }

  /** Tells of a step, before it is taken or right after; the listener may end the work. */
  void report(Progress.Step step, @Nullable KeyRef key) {
    listener.accept(new Progress(step, key));
  }

  /**
   * Returns the key source of a type.
   *
   * @param type the type
   * @return the key source, or null if there is no provider
   */
  public @Nullable KeySource find(KeyType type) {
    return base == null ? open(type) : base.find(type);
  }

  private synchronized @Nullable KeySource open(KeyType type) {
    KeySource source = opened.get(type);
    if (source == null) {
      KeySourceProvider provider = providers.get(type);
      if (provider != null) {
        source = provider.open(context);
        opened.put(type, source);
      }
    }
    return source;
  }

  /**
   * Returns what makes private keys of a type.
   *
   * @param type the type
   * @return the generator
   * @throws SopsException if there is no provider, or it cannot make any
   */
  public IdentityGenerator identityGenerator(KeyType type) {
    KeySourceProvider provider = providers.get(type);
    if (provider instanceof IdentityGenerator.Provider able) {
      return able.identityGenerator(context);
    }
    throw new SopsException(
        ErrorCode.NO_KEY_SOURCE,
        provider == null ? missing(type) : type.id() + " keys are made by other programs");
  }

  /**
   * Reads names of master keys; types without a provider by their grammar alone.
   *
   * @param type the type
   * @param text names separated by commas
   * @return the names in order
   */
  public List<KeyRef> parse(KeyType type, String text) {
    KeySource source = find(type);
    return source == null ? KeyStrings.parse(type, text) : source.parse(text);
  }

  /**
   * Reads one name of a master key, in which commas mean nothing where a key source is not needed
   * to understand it.
   *
   * @param type the type
   * @param text the name
   * @return the key; for age the recipients in order
   */
  public List<KeyRef> parseOne(KeyType type, String text) {
    boolean needsSource = type == KeyType.AGE || type == KeyType.AZURE_KV;
    return needsSource ? parse(type, text) : List.of(KeyStrings.parseOne(type, text));
  }

  /**
   * Returns what to say of a type without a provider.
   *
   * @param type the type
   * @return one line that names the artifact to add
   */
  static String missing(KeyType type) {
    return type.id() + " needs org.sops4j:" + type.artifact();
  }
}
