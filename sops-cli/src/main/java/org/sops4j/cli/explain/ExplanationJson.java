package org.sops4j.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sops4j.cli.log.KeySearchReport;
import org.sops4j.cli.text.JsonObject;
import org.sops4j.config.RuleCheck;
import org.sops4j.config.RuleSearch;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.key.KeySearch;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.ValueDecision;

/** An explanation for programs. Fields are only ever added; those without a value are left out. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * Writes an explanation.
   *
   * @param found what is known
   * @return the report
   */
  public static JsonObject of(Explanation found) {
    JsonObject json =
        new JsonObject()
            .put("file", found.file())
            .put("state", word(found.state()))
            .put("config", config(found.config()));
    if (found.rules() != null) {
      json.put("rules", rules(found.rules()));
    }
    json.put("plan", plan(found.plan()));
    if (found.values() != null) {
      json.put("values", values(found.values()));
    }
    if (found.trial() != null) {
      json.put("keys", trial(found.trial()));
    }
    return json;
  }

  private static JsonObject config(Explanation.Config config) {
    JsonObject json = new JsonObject();
    putUnlessEmpty(json, "file", config.file());
    putUnlessEmpty(json, "named_by", config.namedBy());
    return json.putTexts("searched", config.searched());
  }

  private static JsonObject rules(RuleSearch search) {
    List<JsonObject> checks = new ArrayList<>();
    for (RuleCheck check : search.checks()) {
      JsonObject one = new JsonObject().put("line", check.rule().line());
      putUnlessEmpty(one, "path_regex", check.rule().pathRegex());
      one.put("outcome", word(check.outcome())).put("reason", Reasons.of(check));
      checks.add(one);
    }
    return new JsonObject().put("path", search.subject()).putObjects("checks", checks);
  }

  private static JsonObject plan(Explanation.Plan plan) {
    JsonObject json = new JsonObject();
    putUnlessEmpty(json, "problem", plan.problem());
    if (plan.problem().isEmpty()) {
      List<JsonObject> groups = new ArrayList<>();
      for (List<KeyRef> group : plan.groups()) {
        List<JsonObject> keys = new ArrayList<>();
        for (KeyRef key : group) {
          keys.add(key(key));
        }
        groups.add(new JsonObject().putObjects("keys", keys));
      }
      json.put("keys_from", plan.keysFrom())
          .put("threshold", plan.threshold())
          .putObjects("groups", groups);
    }
    return json;
  }

  private static JsonObject key(KeyRef key) {
    return new JsonObject().put("type", key.type().id()).put("key", key.display());
  }

  private static JsonObject values(Explanation.Values values) {
    JsonObject json = new JsonObject();
    putUnlessEmpty(json, "problem", values.problem());
    putUnlessEmpty(json, "setting", values.scope().rule().field());
    putUnlessEmpty(json, "pattern", values.scope().pattern());
    putUnlessEmpty(json, "setting_from", values.scopeFrom());
    List<JsonObject> all = new ArrayList<>();
    for (ValueDecision one : values.decisions()) {
      all.add(
          new JsonObject()
              .put("document", one.document())
              .put("path", one.path().toString())
              .put("comment", one.isComment())
              .put("selected", one.selected())
              .put("state", word(one.state()))
              .put("reason", Reasons.of(one, values.scope())));
    }
    Summary sum = Summary.of(values.decisions());
    return json.put("total", sum.values())
        .put("selected", sum.selected())
        .putTexts("differences", values.differences())
        .putObjects("list", all);
  }

  private static JsonObject trial(Explanation.Trial trial) {
    List<JsonObject> groups = new ArrayList<>();
    for (GroupAttempt group : trial.groups()) {
      JsonObject one = new JsonObject().put("opened", group.recovered());
      if (group.openedBy() != null) {
        one.put("opened_by", key(group.openedBy()));
      }
      List<JsonObject> failures = new ArrayList<>();
      for (KeyAttempt attempt : group.failures()) {
        failures.add(attempt(attempt));
      }
      groups.add(one.putObjects("failed", failures));
    }
    return new JsonObject()
        .put("can_decrypt", trial.isEnough())
        .put("threshold", trial.threshold())
        .putObjects("groups", groups);
  }

  private static JsonObject attempt(KeyAttempt attempt) {
    List<JsonObject> places = new ArrayList<>();
    for (KeySearch search : attempt.searches()) {
      places.add(
          new JsonObject()
              .put("place", search.place())
              .put("found", KeySearchReport.describe(search)));
    }
    return key(attempt.key()).putTexts("errors", attempt.failures()).putObjects("searched", places);
  }

  private static void putUnlessEmpty(JsonObject json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
