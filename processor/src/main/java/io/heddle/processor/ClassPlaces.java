package io.heddle.processor;

import io.heddle.processor.facts.store.FactsFolder;
import io.heddle.processor.facts.store.FactsProblems;
import io.heddle.processor.facts.store.StoredUnits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * Finds the folder or jar that a class comes from, and the facts that are stored there.
 *
 * <p>The filer shows a processor nothing of {@code META-INF} in a jar, whose name is no package's,
 * but it shows each class file where the compiler found it.
 */
final class ClassPlaces implements AutoCloseable {

  private static final String JAR = "jar:";
  private static final String INSIDE = "!/";

  private final Filer filer;
  private final Elements elements;
  private final ModuleElement from;
  private final FactsProblems problems;
  private final Map<Path, Optional<StoredUnits>> places = new HashMap<>();

  /**
   * Looks from one module.
   *
   * @param from the module that is compiled, which may be the unnamed one
   */
  ClassPlaces(Filer filer, Elements elements, ModuleElement from, FactsProblems problems) {
    this.filer = filer;
    this.elements = elements;
    this.from = from;
    this.problems = problems;
  }

  /** Returns what is stored beside the class file of a class. */
  Optional<StoredUnits> of(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String file = binaryName.substring(dot + 1) + ".class";
    String inPackage = dot < 0 ? "" : binaryName.substring(0, dot);
    String module = moduleOf(binaryName);
    Optional<FileObject> classFile =
        module.isEmpty()
            ? seen(StandardLocation.CLASS_PATH, inPackage, file)
            : seen(StandardLocation.MODULE_PATH, module + "/" + inPackage, file);
    return classFile.flatMap(found -> beside(found.toUri(), binaryName));
  }

  private Optional<FileObject> seen(
      JavaFileManager.Location location, String inPackage, String file) {
    try {
      return Optional.of(filer.getResource(location, inPackage, file));
    } catch (IOException | IllegalArgumentException notThere) {
      return Optional.empty();
    } catch (NullPointerException notOnModulePath) {
      // What javac answers for a module that has no place there: the one that is compiled, the
      // JDK's.
      return Optional.empty();
    }
  }

  private String moduleOf(String binaryName) {
    if (from.isUnnamed()) {
      return "";
    }
    TypeElement type = elements.getTypeElement(from, binaryName.replace('$', '.'));
    return type == null ? "" : elements.getModuleOf(type).getQualifiedName().toString();
  }

  private Optional<StoredUnits> beside(URI classFile, String binaryName) {
    String uri = classFile.toString();
    try {
      if (uri.startsWith(JAR) && uri.indexOf(INSIDE) > 0) {
        Path jar = Path.of(URI.create(uri.substring(JAR.length(), uri.indexOf(INSIDE))));
        return places.computeIfAbsent(jar, this::inJar);
      } else if ("file".equals(classFile.getScheme())) {
        Path root = Path.of(classFile);
        for (int depth = binaryName.split("\\.").length; depth > 0 && root != null; depth--) {
          root = root.getParent();
        }
        return root == null ? Optional.empty() : places.computeIfAbsent(root, this::inFolder);
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
      // A file manager of its own kind keeps classes where no folder can be found.
    }
    return Optional.empty();
  }

  private Optional<StoredUnits> inFolder(Path root) {
    return FactsFolder.in(root).map(folder -> new StoredUnits(folder, problems));
  }

  private Optional<StoredUnits> inJar(Path jar) {
    try {
      return FactsFolder.inJar(jar).map(folder -> new StoredUnits(folder, problems));
    } catch (IOException unreadable) {
      // javac has read the same jar, and says itself what is wrong with it.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    for (Optional<StoredUnits> place : List.copyOf(places.values())) {
      if (place.isPresent()) {
        place.get().close();
      }
    }
  }
}
