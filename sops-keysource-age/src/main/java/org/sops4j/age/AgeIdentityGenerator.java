package org.sops4j.age;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.discovery.KnownIdentities;
import org.sops4j.age.internal.discovery.OwnIdentityFiles;
import org.sops4j.error.KeySourceException;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.spi.KeyContext;

/** Makes age identities, and identity files such as {@code age-keygen} writes. */
final class AgeIdentityGenerator implements IdentityGenerator {
  private final KeyContext context;

  AgeIdentityGenerator(KeyContext context) {
    this.context = context;
  }

  @Override
  public Path defaultFile() {
    try {
      return context.workingDirectory().resolve(OwnIdentityFiles.place(context));
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage(), e);
    }
  }

  @Override
  public Known known() {
    KnownIdentities places = new KnownIdentities(context);
    List<Recipient> recipients = new ArrayList<>();
    places.recipients().forEach((text, place) -> recipients.add(new Recipient(place, text)));
    return new Known(recipients, places.unknown());
  }

  @Override
  public boolean isLockedOut(List<String> recipients) {
    return new KnownIdentities(context).areNoneOf(recipients);
  }

  @Override
  public NewIdentity generate(boolean postQuantum, OffsetDateTime created) {
    AgeIdentity identity =
        postQuantum
            ? AgeIdentity.generateHybrid(context.random())
            : AgeIdentity.generate(context.random());
    String recipient = identity.recipient().toString();
    String time =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(created.truncatedTo(ChronoUnit.SECONDS));
    String text =
        "# created: "
            + time
            + "\n# public key: "
            + recipient
            + "\n"
            + identity.revealSecretText()
            + "\n";
    return new NewIdentity(text.getBytes(StandardCharsets.US_ASCII), recipient);
  }

  @Override
  public List<String> recipients(String name, byte[] file) {
    try {
      return OwnIdentityFiles.recipients(name, file, context);
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage(), e);
    }
  }
}
