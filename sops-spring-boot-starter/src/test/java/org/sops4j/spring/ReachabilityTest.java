package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;

/** What a native image is told to keep is what {@link Bootstrap} finds by its name. */
class ReachabilityTest {
  private static final String METADATA =
      "/META-INF/native-image/org.sops4j/sops-spring-boot-starter/reachability-metadata.json";

  @Test
  void namesTheContextOfThisSpringBoot() throws Exception {
    Method getter = ConfigDataLocationResolverContext.class.getMethod("getBootstrapContext");
    try (var in = ReachabilityTest.class.getResourceAsStream(METADATA)) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("\"" + ConfigDataLocationResolverContext.class.getName() + "\"")
          .contains("\"" + getter.getReturnType().getName() + "\"");
    }
  }
}
