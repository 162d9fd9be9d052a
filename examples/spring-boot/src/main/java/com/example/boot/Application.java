package com.example.boot;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@EnableConfigurationProperties(Application.Database.class)
public class Application {
  @ConfigurationProperties("database")
  public record Database(String user, String password) {}

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  CommandLineRunner report(Database database) {
    return args ->
        System.out.println(
            database.user() + " has a password of " + database.password().length() + " letters");
  }
}
