package io.heddle.processor.facts.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in one compilation unit: at the token that tells the most, which for a
 * selection is the name after the dot, so that the calls of a chain stand at different places.
 */
final class Positions {

  private static final int NOWHERE = -1;

  private final CompilationUnitTree unit;
  private final SourcePositions starts;
  private final LineMap lines;
  private final SourceText text;
  private final String file;
  private final IdentityHashMap<Tree, Integer> ends = new IdentityHashMap<>();
  private final Map<Position, SourceFacts.Anchor> anchors = new HashMap<>();

  Positions(SourceFile source, SourcePositions starts) {
    this.unit = source.unit();
    this.starts = starts;
    this.lines = unit.getLineMap();
    this.text = source.text();
    this.file = source.name();
  }

  /** Returns the position of a tree, and keeps the tree as its anchor. */
  Position of(Tree tree) {
    int offset = tellingOffset(tree);
    return at(offset == NOWHERE ? startOf(tree) : offset, tree);
  }

  /** Returns the start of a tree at which nothing is ever reported. */
  Position unanchored(Tree tree) {
    int offset = startOf(tree);
    return offset < 0
        ? new Position(file, 0, 0)
        : new Position(
            file, (int) lines.getLineNumber(offset), (int) lines.getColumnNumber(offset));
  }

  Map<Position, SourceFacts.Anchor> anchors() {
    return anchors;
  }

  int startOf(Tree tree) {
    return (int) starts.getStartPosition(unit, tree);
  }

  private Position at(int offset, Tree tree) {
    int place = Math.max(offset, 0);
    Position position =
        new Position(file, (int) lines.getLineNumber(place), (int) lines.getColumnNumber(place));
    anchors.putIfAbsent(position, new SourceFacts.Anchor(tree, unit));
    return position;
  }

  private int tellingOffset(Tree tree) {
    if (tree instanceof MethodInvocationTree call) {
      return tellingOffset(call.getMethodSelect());
    } else if (tree instanceof MemberSelectTree select) {
      return nameOf(select);
    } else if (tree instanceof MethodTree method) {
      return nameOf(method);
    }
    return startOf(tree);
  }

  private int nameOf(MethodTree method) {
    Tree type = method.getReturnType();
    return type == null
        ? startOf(method)
        : text.findDeclared(startOf(type), method.getName().toString());
  }

  /** Returns the position of a constructor, at the name of its class. */
  Position ofConstructor(MethodTree tree, String className) {
    int name = text.findDeclared(startOf(tree), className);
    return at(name == NOWHERE ? startOf(tree) : name, tree);
  }

  private int nameOf(MemberSelectTree select) {
    int name = text.skipDot(endOf(select.getExpression()));
    return text.isAt(name, select.getIdentifier().toString()) ? name : NOWHERE;
  }

  /** Returns where an expression of which something is selected ends, if that can be told. */
  private int endOf(ExpressionTree tree) {
    Deque<ExpressionTree> open = new ArrayDeque<>();
    ExpressionTree at = tree;
    while (at != null && !ends.containsKey(at)) {
      open.push(at);
      at = receiverOf(at);
    }
    int end = at == null ? NOWHERE : ends.getOrDefault(at, NOWHERE);
    for (ExpressionTree next : open) {
      end = endAfter(next, end);
      ends.put(next, end);
    }
    return end;
  }

  private static @Nullable ExpressionTree receiverOf(ExpressionTree tree) {
    if (tree instanceof MemberSelectTree select) {
      return select.getExpression();
    } else if (tree instanceof MethodInvocationTree call) {
      return call.getMethodSelect();
    }
    return tree instanceof ArrayAccessTree element ? element.getExpression() : null;
  }

  private int endAfter(ExpressionTree tree, int receiverEnd) {
    if (tree instanceof IdentifierTree name) {
      int start = startOf(name);
      String written = name.getName().toString();
      return text.isAt(start, written) ? start + written.length() : NOWHERE;
    } else if (tree instanceof MemberSelectTree select) {
      int name = text.skipDot(receiverEnd);
      String written = select.getIdentifier().toString();
      return text.isAt(name, written) ? name + written.length() : NOWHERE;
    } else if (tree instanceof MethodInvocationTree) {
      return text.skipGroup(receiverEnd, '(');
    } else if (tree instanceof ArrayAccessTree) {
      return text.skipGroup(receiverEnd, '[');
    } else if (tree instanceof ParenthesizedTree) {
      return text.skipGroup(startOf(tree), '(');
    } else if (tree instanceof NewClassTree made) {
      return endOfNew(made);
    }
    return NOWHERE;
  }

  private int endOfNew(NewClassTree made) {
    int arguments = text.skipTo(startOf(made), '(');
    int end = text.skipGroup(arguments, '(');
    return made.getClassBody() == null ? end : text.skipGroup(end, '{');
  }
}
