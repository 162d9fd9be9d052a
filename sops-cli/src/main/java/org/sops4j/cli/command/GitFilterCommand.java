package org.sops4j.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.git.BlobReader;
import org.sops4j.cli.git.FilterProcess;
import org.sops4j.cli.git.Git;

/** {@code sops git filter}: what git runs to keep files in clear in the working tree. */
final class GitFilterCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.GIT;
  }

  @Override
  public String words() {
    return "git filter";
  }

  @Override
  public String summary() {
    return "encrypt files for the repository and decrypt them for the working tree, as git's"
        + " filter";
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of("git config filter.sops.process 'sops git filter'");
  }

  @Override
  public FlagSet flags() {
    return SharedFlags.opening();
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    Invocation invocation = session.invocation();
    Supplier<Engine> engines = new Once(flags, session);
    try (BlobReader blobs = new BlobReader(Git.in(invocation.workingDirectory(), invocation))) {
      RepositoryFilter filter = new RepositoryFilter(session, engines, blobs);
      new FilterProcess(filter, invocation.stdin(), invocation.stdout()).run();
    } catch (IOException e) {
      throw Failure.exit(ExitCodes.GENERIC, "sops git filter: " + e.getMessage());
    }
  }

  /** One engine for all files, made for the first that needs it. */
  private static final class Once implements Supplier<Engine> {
    private final ParsedFlags flags;
    private final Session session;
    private @Nullable Engine engine;

    Once(ParsedFlags flags, Session session) {
      this.flags = flags;
      this.session = session;
    }

    @Override
    public Engine get() {
      Engine known = engine;
      if (known == null) {
        known = Engine.create(flags, session, flags.text("decryption-order"));
        engine = known;
      }
      return known;
    }
  }
}
