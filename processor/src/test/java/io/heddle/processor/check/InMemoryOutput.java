package io.heddle.processor.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what javac writes in memory. */
public final class InMemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {

  private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

  /** Reads with another file manager. */
  public InMemoryOutput(JavaFileManager real) {
    super(real);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    return new Output(name.replace('.', '/') + kind.extension, kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String name, FileObject sibling) {
    return new Output(name, JavaFileObject.Kind.OTHER);
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String name)
      throws IOException {
    throw new IOException("nothing was written before: " + name);
  }

  /** An output file, whose bytes can be read once they are written. */
  private final class Output extends SimpleJavaFileObject {
    private final String name;

    Output(String name, Kind kind) {
      super(URI.create("memory:///" + name), kind);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      written.put(name, bytes);
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      ByteArrayOutputStream bytes = written.get(name);
      return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
