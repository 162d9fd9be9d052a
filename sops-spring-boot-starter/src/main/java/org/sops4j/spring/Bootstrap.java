package org.sops4j.spring;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;

/**
 * What an application gave to Spring Boot before there are settings. Spring Boot 4 moved the class
 * of its bootstrap context, so that the method which returns it has another signature: one jar for
 * both must find it by its name.
 */
final class Bootstrap {
  private Bootstrap() {}

  static @Nullable Sops sops(ConfigDataLocationResolverContext context) {
    try {
      Method getter = ConfigDataLocationResolverContext.class.getMethod("getBootstrapContext");
      Object bootstrap = getter.invoke(context);
      Method lookup = getter.getReturnType().getMethod("getOrElse", Class.class, Object.class);
      return (Sops) lookup.invoke(bootstrap, Sops.class, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Spring Boot is not supported", e);
    }
  }
}
