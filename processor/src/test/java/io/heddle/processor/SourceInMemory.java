package io.heddle.processor;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A file that declares whatever types it likes. */
final class SourceInMemory extends SimpleJavaFileObject {

  private final String text;

  SourceInMemory(String name, String text) {
    super(URI.create("string:///demo/" + name + ".java"), JavaFileObject.Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE && !simpleName.endsWith("-info");
  }
}
