package io.heddle.processor.facts.read;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;

/**
 * The text of a compilation unit, read forwards token by token.
 *
 * <p>The compiler tells where a tree starts but, unless told to keep them, not where it ends.
 */
final class SourceText {

  private static final int NOWHERE = -1;

  private final String text;

  SourceText(CompilationUnitTree unit) {
    this.text = textOf(unit);
  }

  private static String textOf(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException | RuntimeException gone) {
      // Positions are then those of whole expressions: less telling, still right.
      return "";
    }
  }

  /** Returns whether a name stands at a place, as a whole word. */
  boolean isAt(int place, String name) {
    int end = place + name.length();
    return place >= 0
        && text.startsWith(name, place)
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }

  /** Returns where a declaration that starts at a place names what it declares, if it does. */
  int findDeclared(int start, String name) {
    int at = skipBlanks(start);
    while (at >= 0 && at < text.length() && "{;=".indexOf(text.charAt(at)) < 0) {
      if (isAt(at, name)) {
        int next = skipBlanks(at + name.length());
        if (next < text.length() && "({".indexOf(text.charAt(next)) >= 0) {
          return at;
        }
      }
      at = skipBlanks(skipToken(at));
    }
    return NOWHERE;
  }

  /** Returns the end of the bracketed group that starts, after blanks, at a place. */
  int skipGroup(int start, char open) {
    int at = start < 0 ? NOWHERE : skipBlanks(start);
    if (at < 0 || at >= text.length() || text.charAt(at) != open) {
      return NOWHERE;
    }
    char close = open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' : '>';
    int depth = 0;
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == open) {
        depth++;
      } else if (here == close && --depth == 0) {
        return at + 1;
      }
      at = skipBlanks(skipToken(at));
    }
    return NOWHERE;
  }

  /** Returns the first place from {@code start} on where a character stands as a token. */
  int skipTo(int start, char wanted) {
    int at = skipBlanks(start);
    while (at >= 0 && at < text.length() && text.charAt(at) != wanted) {
      at = skipBlanks(skipToken(at));
    }
    return at;
  }

  /** Returns the place after a dot, and after type arguments, that follow a place. */
  int skipDot(int start) {
    int dot = start < 0 ? NOWHERE : skipBlanks(start);
    if (dot < 0 || dot >= text.length() || text.charAt(dot) != '.') {
      return NOWHERE;
    }
    int next = skipBlanks(dot + 1);
    return next < text.length() && text.charAt(next) == '<'
        ? skipBlanks(skipGroup(next, '<'))
        : next;
  }

  /** Returns the first place from {@code start} on that is neither white space nor comment. */
  int skipBlanks(int start) {
    int at = start;
    while (at >= 0 && at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = endOf("\n", at);
      } else if (text.startsWith("/*", at)) {
        at = endOf("*/", at + 2);
      } else {
        return at;
      }
    }
    return at;
  }

  private int skipToken(int start) {
    if (start < 0 || start >= text.length()) {
      return NOWHERE;
    }
    char first = text.charAt(start);
    if (text.startsWith("\"\"\"", start)) {
      return endOfQuoted("\"\"\"", start + 3);
    } else if (first == '"' || first == '\'') {
      return endOfQuoted(String.valueOf(first), start + 1);
    }
    int at = start + 1;
    while (Character.isJavaIdentifierPart(first)
        && at < text.length()
        && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int endOfQuoted(String quote, int start) {
    int at = start;
    while (at < text.length() && !text.startsWith(quote, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + quote.length(), text.length());
  }

  private int endOf(String mark, int start) {
    int at = text.indexOf(mark, start);
    return at < 0 ? text.length() : at + mark.length();
  }
}
