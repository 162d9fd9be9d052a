package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The endpoints of a web application show where settings are from, and no decrypted value. */
class ActuatorTest {
  private static ConfigurableApplicationContext context;

  @BeforeAll
  static void start() {
    context =
        Applications.run(
            new SpringApplication(DemoApplication.class),
            "server.port=0",
            "sops.age.key-file=" + Applications.KEY_FILE,
            "spring.config.location=classpath:config/relative.yaml",
            "app.user=shown",
            "management.endpoints.web.exposure.include=env,configprops",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void masksTheEnvironment() throws Exception {
    assertThat(get("env"))
        .contains("app.password", "secrets.enc.yaml", "******", "shown")
        .contains("secrets.enc.yaml] - 4:1")
        .doesNotContain("correct-horse")
        .doesNotContain("db.example.org");
    assertThat(get("env/app.password")).contains("******").doesNotContain("correct-horse");
    assertThat(get("env/app.url")).contains("******").doesNotContain("correct-horse");
  }

  @Test
  void masksBoundProperties() throws Exception {
    assertThat(get("configprops"))
        .contains("DemoApplication", "password", "******", "shown")
        .doesNotContain("correct-horse")
        .doesNotContain("db.example.org");
  }

  private static String get(String endpoint) throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://localhost:" + port + "/actuator/" + endpoint);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
