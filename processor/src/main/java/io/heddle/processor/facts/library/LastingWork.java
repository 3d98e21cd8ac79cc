package io.heddle.processor.facts.library;

/** Methods of the JDK that change files and databases, which outlive the program. */
final class LastingWork implements LibraryModel {

  @Override
  public void describe(EffectTable table) {
    Effect lasts = new Effect.Lasts();
    String io = "java.io.";
    table.on(io + "Writer", lasts, "write", "append");
    // Those write to memory, or to another thread.
    for (String type : new String[] {"StringWriter", "CharArrayWriter", "PipedWriter"}) {
      table.on(io + type, Effect.UNKNOWN, "write", "append");
    }
    table.on(io + "FileOutputStream", lasts, "write");
    table.on(io + "RandomAccessFile", lasts, "write", "writeBytes", "writeUTF", "writeLong");
    String files = "java.nio.file.Files";
    table.on(files, lasts, "write", "writeString", "copy", "move");
    table.on("java.nio.channels.FileChannel", lasts, "write", "force", "transferFrom");
    table.on("java.sql.Connection", 0, lasts, "commit");
    table.on("java.sql.Statement", lasts, "executeUpdate", "executeBatch");
  }
}
