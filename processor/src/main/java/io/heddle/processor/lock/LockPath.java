package io.heddle.processor.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression that names an object, in the frame of one body.
 *
 * <p>Two equal {@linkplain #isStable() stable} paths of one frame name the same object for sure.
 * Nothing follows from two paths being different.
 *
 * @param root where it starts
 * @param selectors the steps from there, outermost first
 */
public record LockPath(Root root, List<Selector> selectors) {

  public LockPath {
    selectors = List.copyOf(selectors);
  }

  /** Returns the path that is just its root. */
  public static LockPath of(Root root) {
    return new LockPath(root, List.of());
  }

  /** Returns the path of something of which only the type is known. */
  public static LockPath unknown(String type) {
    return of(new Root.Unknown(type, false));
  }

  /** Returns this path and one more step. */
  public LockPath then(Selector selector) {
    List<Selector> longer = new ArrayList<>(selectors);
    longer.add(selector);
    return new LockPath(root, longer);
  }

  /** Returns {@code prefix} followed by this path's steps. */
  public LockPath rebasedOn(LockPath prefix) {
    if (selectors.isEmpty()) {
      return prefix;
    } else if (prefix.selectors.isEmpty()) {
      return new LockPath(prefix.root, selectors);
    }
    List<Selector> joined = new ArrayList<>(prefix.selectors);
    joined.addAll(selectors);
    return new LockPath(prefix.root, joined);
  }

  /** Returns the binary name of the erased static type of what it names; empty if not known. */
  public String type() {
    if (!selectors.isEmpty()) {
      Selector last = selectors.get(selectors.size() - 1);
      return last instanceof Selector.Field field
          ? field.field().type()
          : ((Selector.Getter) last).type();
    } else if (root instanceof Root.Parameter parameter) {
      return parameter.type();
    } else if (root instanceof Root.Local local) {
      return local.type();
    } else if (root instanceof Root.Static constant) {
      return constant.field().type();
    } else if (root instanceof Root.Fresh fresh) {
      return fresh.type();
    } else if (root instanceof Root.Unknown unknown) {
      return unknown.type();
    } else if (root instanceof Root.Outer outer) {
      return outer.type();
    }
    return "";
  }

  /** Returns whether the path names the same object each time it is evaluated in its frame. */
  public boolean isStable() {
    if (root instanceof Root.Unknown) {
      return false;
    }
    if (root instanceof Root.Static start && !start.field().isFinal()) {
      return false;
    }
    for (Selector step : selectors) {
      if (!(step instanceof Selector.Field field) || !field.field().isFinal()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the path as a person would write it in the source. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(nameOf(root));
    for (Selector selector : selectors) {
      if (selector instanceof Selector.Field field) {
        text.append('.').append(field.field().name());
      } else if (selector instanceof Selector.Getter getter) {
        text.append('.').append(getter.method().name()).append("()");
      }
    }
    String written = text.toString();
    return written.startsWith("this.") ? written.substring("this.".length()) : written;
  }

  private static String nameOf(Root root) {
    if (root instanceof Root.Outer outer) {
      return FieldRef.simpleName(outer.type()) + ".this";
    } else if (root instanceof Root.Parameter parameter) {
      return parameter.name();
    } else if (root instanceof Root.Local local) {
      return local.name();
    } else if (root instanceof Root.Static constant) {
      return constant.field().toString();
    } else if (root instanceof Root.ClassLiteral literal) {
      return FieldRef.simpleName(literal.type()) + ".class";
    } else if (root instanceof Root.Fresh fresh) {
      return "new " + FieldRef.simpleName(fresh.type());
    } else if (root instanceof Root.Function) {
      return "a function";
    } else if (root instanceof Root.Unknown unknown) {
      return unknown.type().isEmpty() ? "?" : "some " + FieldRef.simpleName(unknown.type());
    }
    return "this";
  }
}
