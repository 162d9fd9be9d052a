package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Explain;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.explain.Explanation;
import org.sops4j.cli.explain.Explanation.State;
import org.sops4j.cli.io.InputFile;
import org.sops4j.config.RuleSearch;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.spi.Prompts;
import org.sops4j.tree.Format;

/** Gathers what there is to say of one file, with the very code that encrypts and decrypts it. */
final class ExplainedFile {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;
  private final Origins origins;
  private @Nullable EncryptionSettings settings;
  private Explanation.@Nullable Trial trial;
  private State state = State.MISSING;

  ExplainedFile(ParsedFlags flags, Session session) {
    this.flags = flags;
    this.session = session;
    this.engine = Engine.create(flags, session, flags.text("decryption-order"));
    this.origins = new Origins(flags, session, engine.configFile());
  }

  Explanation explain(String name, boolean withKeys) {
    Source source = Source.of(session.invocation().absolute(name), flags, session.invocation());
    RuleSearch rules = rules(source);
    Explanation.Plan plan = plan(source, rules);
    Explanation.Values values =
        InputFile.isMissing(Objects.requireNonNull(source.file()))
            ? null
            : values(source, rules, withKeys);
    return new Explanation(name, state, origins.config(), rules, plan, values, trial);
  }

  private @Nullable RuleSearch rules(Source source) {
    SopsConfig config = engine.config();
    return config == null || config.creationRules() == null
        ? null
        : Explain.rules(config, Path.of(source.name()));
  }

  /** What would go wrong is part of the answer. */
  private Explanation.Plan plan(Source source, @Nullable RuleSearch rules) {
    String keysFrom = origins.ofKeys(rules);
    try {
      EncryptionSettings found = new NewFileSettings(flags, session, engine).of(source);
      settings = found;
      return new Explanation.Plan(found.groups(), found.shamirThreshold(), keysFrom, "");
    } catch (Failure e) {
      return new Explanation.Plan(List.of(), 0, keysFrom, e.text());
    }
  }

  private Explanation.Values values(Source source, @Nullable RuleSearch rules, boolean withKeys) {
    byte[] input = source.read(session);
    try {
      EncryptedDocument encrypted = engine.sops().read(input, source.input());
      state = State.ENCRYPTED;
      if (withKeys) {
        trial = tryKeys(encrypted);
      }
      return ofEncrypted(encrypted);
    } catch (SopsException e) {
      if (e.code() != ErrorCode.NOT_ENCRYPTED && e.code() != ErrorCode.MALFORMED_DOCUMENT) {
        return unreadable(e);
      }
    }
    return ofPlaintext(input, source, rules);
  }

  private Explanation.Values unreadable(SopsException e) {
    state = State.UNREADABLE;
    return new Explanation.Values(EncryptionScope.DEFAULT, "", List.of(), List.of(), e.reason());
  }

  private Explanation.Values ofPlaintext(byte[] input, Source source, @Nullable RuleSearch rules) {
    try {
      DecryptedDocument clear = engine.sops().parse(input, source.input());
      state = State.PLAINTEXT;
      clear.requireEncryptable(source.output());
      EncryptionScope scope = settings == null ? EncryptionScope.DEFAULT : settings.scope();
      return new Explanation.Values(
          scope, origins.ofScope(scope, rules), Explain.values(clear, scope), List.of(), "");
    } catch (SopsException e) {
      State known = state;
      Explanation.Values values = unreadable(e);
      state = known == State.PLAINTEXT ? known : State.UNREADABLE;
      return values;
    }
  }

  private Explanation.Values ofEncrypted(EncryptedDocument document) {
    EncryptionScope scope =
        document.format() == Format.BINARY ? EncryptionScope.ALL : document.metadata().scope();
    return new Explanation.Values(
        scope,
        "the metadata of the file",
        Explain.values(document, scope),
        differences(document, scope),
        "");
  }

  private List<String> differences(EncryptedDocument document, EncryptionScope scope) {
    List<String> differences = new ArrayList<>();
    EncryptionSettings wanted = settings;
    if (wanted == null) {
      return differences;
    }
    if (!wanted.scope().equals(scope)) {
      differences.add(
          "the file differs from its rule: encrypting it anew would go by "
              + EncryptionCheck.setting(wanted.scope()));
    }
    if (!engine.sops().masterKeys(document).changesTo(wanted.groups()).isEmpty()) {
      differences.add(
          "the file differs from its rule: its keys are not those above, see `sops updatekeys`");
    }
    return differences;
  }

  /** Nobody is asked anything: what needs a passphrase fails, and says so. */
  private Explanation.Trial tryKeys(EncryptedDocument document) {
    SopsBuilder builder = Engine.builder(session).prompts(Prompts.NONE).progress(step -> {});
    KeyServices.apply(flags, builder);
    builder.decryptionOrder(DecryptionOrder.parse(flags.text("decryption-order")));
    Sops sops = builder.build();
    return new Explanation.Trial(
        document.metadata().shamirThreshold(), sops.masterKeys(document).attempts());
  }
}
