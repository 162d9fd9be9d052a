package org.sops4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;

/**
 * Decrypts files into a folder under {@code target} that only its owner may enter. Either all of
 * them are written or, if one cannot be decrypted, none.
 *
 * <p>{@code secrets.enc.yaml} becomes {@code secrets.yaml}; other names stay.
 */
@Mojo(name = "decrypt", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class DecryptMojo extends SopsMojo {
  /** The folder in which the encrypted files are. */
  @Parameter(property = "sops.directory", defaultValue = "${project.basedir}/src/main/sops")
  File directory;

  /** Which files of it, as patterns such as {@code **}{@code /*.enc.yaml}; all unless set. */
  @Parameter List<String> includes = List.of();

  /** Which files of it are left alone. */
  @Parameter List<String> excludes = List.of();

  /**
   * Where the files go in clear. Must be under {@code target}, and no folder whose content is
   * packaged, unless {@link #allowAnyFolder} is set.
   */
  @Parameter(property = "sops.outputDirectory", defaultValue = "${project.build.directory}/sops")
  File outputDirectory;

  /**
   * Lets {@link #outputDirectory} be any folder: one that is under version control, or one whose
   * content goes into the artifact. Everybody who has the artifact then has the secrets.
   */
  @Parameter(defaultValue = "false")
  boolean allowAnyFolder;

  /** The folder of all output. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  File buildDirectory;

  /** The folder that is packaged. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  File classesDirectory;

  /** The folder that a jar of tests is made of. */
  @Parameter(defaultValue = "${project.build.testOutputDirectory}", readonly = true)
  File testClassesDirectory;

  /** The folders that are copied to where they are packaged. */
  @Parameter(defaultValue = "${project.resources}", readonly = true)
  List<Resource> resources = List.of();

  /** The folders that are copied to where a jar of tests is made of. */
  @Parameter(defaultValue = "${project.testResources}", readonly = true)
  List<Resource> testResources = List.of();

  /** Makes the goal; for Maven. */
  public DecryptMojo() {}

  @Override
  void run(Sops sops) throws MojoExecutionException {
    Path output = outputDirectory.toPath().toAbsolutePath().normalize();
    if (!allowAnyFolder) {
      outputFolders().check(output);
    }
    Map<Path, DecryptedDocument> documents = decryptAll(sops);
    try {
      for (Map.Entry<Path, DecryptedDocument> document : documents.entrySet()) {
        PrivateFiles.write(output.resolve(document.getKey()), document.getValue());
      }
    } catch (IOException e) {
      throw new MojoExecutionException("Could not write into " + output + ": " + e, e);
    }
    String files = documents.size() == 1 ? "1 file" : documents.size() + " files";
    getLog().info("Decrypted " + files + " into " + output);
  }

  private Map<Path, DecryptedDocument> decryptAll(Sops sops) throws MojoExecutionException {
    Path folder = directory.toPath();
    Map<Path, Path> sources = new LinkedHashMap<>();
    Map<Path, DecryptedDocument> documents = new LinkedHashMap<>();
    for (Path name : EncryptedFiles.find(folder, includes, excludes)) {
      Path target = PlainName.of(name);
      Path other = sources.put(target, name);
      if (other != null) {
        throw new MojoExecutionException(
            "Both " + other + " and " + name + " would become " + target + ".");
      }
      documents.put(target, Decryption.of(sops, folder.resolve(name)));
    }
    return documents;
  }

  private OutputFolders outputFolders() {
    OutputFolders folders = new OutputFolders(buildDirectory.toPath());
    folders.packaged(classesDirectory.toPath());
    folders.packaged(testClassesDirectory.toPath());
    resources.forEach(resource -> folders.packaged(Path.of(resource.getDirectory())));
    testResources.forEach(resource -> folders.packaged(Path.of(resource.getDirectory())));
    return folders;
  }
}
