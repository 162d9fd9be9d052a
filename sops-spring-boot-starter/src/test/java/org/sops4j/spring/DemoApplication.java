package org.sops4j.spring;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** An application as anybody writes it. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoApplication.App.class)
public class DemoApplication {
  /** Its settings, some of them secret. */
  @ConfigurationProperties("app")
  public record App(
      String host,
      int port,
      String user,
      String password,
      String url,
      List<String> hosts,
      boolean enabled) {}

  /** Started in a JVM of its own, as with java -jar. */
  public static void main(String[] arguments) {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(DemoApplication.class, arguments)) {
      System.out.println("letters: " + context.getBean(App.class).password().length());
    }
  }
}
