package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClassInitTest {

  @Test
  void aSuperclassThatMakesItsSubclass() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Shape UNIT = new Circle(); // finds class-init
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void theMessageShowsBothWays() {
    assertThat(
            CheckedSource.of(
                    "Shape",
                    """
                    public abstract class Shape {
                      public static final Shape UNIT = Shapes.unit();
                    }
                    """)
                .and(
                    "Shapes",
                    """
                    final class Shapes {
                      static Shape unit() {
                        return new Circle();
                      }
                    }
                    """)
                .and(
                    "Circle",
                    """
                    public class Circle
                        extends Shape {
                      public Circle() {}
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.class-init] two threads that begin with Circle and with Shape wait for each other for ever: each class needs the other initialised
                one thread initialises Circle and waits for Shape:
                  Circle.java:2: Circle is initialised after Shape
                one thread initialises Shape and waits for Circle:
                  Shape.java:3: static initialiser of Shape calls Shapes.unit
                  Shapes.java:4: Shapes.unit makes a Circle
                Repair: create what closes the circle on first use, in a holder class or a method, not in a static initialiser\
            """);
  }

  @Test
  void twoClassesThatReadEachOthersFields() {
    CheckedSource.of(
            "Limits",
            """
            public final class Limits {
              public static final Integer MOST = Defaults.FACTOR * 2;
            }
            """)
        .and(
            "Defaults",
            """
            public final class Defaults {
              public static final Integer FACTOR = Integer.getInteger("factor");
              static final Integer LEAST = Limits.MOST / 2; // finds class-init
            }
            """)
        .isAsMarked();
  }

  @Test
  void aClassAskedForByName() throws Exception {
    CheckedSource.of(
            "Drivers",
            """
            public final class Drivers {
              public static final List<Object> ALL = new ArrayList<>();
              static {
                try {
                  Class.forName("demo.Driver");
                } catch (ClassNotFoundException missing) {
                  throw new IllegalStateException(missing);
                }
              }
            }
            """)
        .and(
            "Driver",
            """
            public final class Driver {
              static {
                Drivers.ALL.add(new Driver()); // finds class-init
              }
              public Driver() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void aClassLiteralInitialisesNothing() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Class<?> UNIT = Circle.class;
              public static final Object[] ALL = new Circle[3];
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void constantsAreCopied() {
    CheckedSource.of(
            "Limits",
            """
            public final class Limits {
              public static final int MOST = Defaults.FACTOR * 2;
              public static final Object LOCK = new Object();
            }
            """)
        .and(
            "Defaults",
            """
            public final class Defaults {
              public static final int FACTOR = 2;
              static final Object LOCK = Limits.LOCK;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPrivateNestedSubclassIsReachedThroughItsSuperclassOnly() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Shape UNIT = new Circle();
              public static Shape circle() {
                return new Circle();
              }
              private static final class Circle extends Shape {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void aSubclassOfThePackageThatOnlyItsSuperclassMakes() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Shape UNIT = new Circle();
            }
            """)
        .and("Circle", "final class Circle extends Shape {}")
        .isAsMarked();
  }

  @Test
  void aSubclassOfThePackageThatAnotherClassMakes() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Shape UNIT = new Circle(); // finds class-init
            }
            """)
        .and("Circle", "final class Circle extends Shape {}")
        .and(
            "Shapes", "public class Shapes { public static Shape make() { return new Circle(); } }")
        .isAsMarked();
  }

  @Test
  void aSiblingThatComesAfterTheSameSuperclassHasInitialisedIt() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Shape UNIT = new Circle();
            }
            """)
        .and("Circle", "final class Circle extends Shape {}")
        .and(
            "Square",
            "public class Square extends Shape { public Shape round() { return new Circle(); } }")
        .isAsMarked();
  }

  @Test
  void enumConstantsWithBodiesBelongToTheirEnum() {
    CheckedSource.of(
            "Level",
            """
            public enum Level {
              LOW { @Override int of() { return 1; } },
              HIGH { @Override int of() { return 2; } };
              abstract int of();
            }
            """)
        .isAsMarked();
  }

  @Test
  void aHolderIsInitialisedOnFirstUse() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static Shape unit() {
                return Unit.INSTANCE;
              }
              private static final class Unit {
                static final Shape INSTANCE = new Circle();
              }
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void whatALambdaMakesIsMadeLater() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              public static final Supplier<Shape> UNIT = () -> new Circle();
              public static final Supplier<Shape> OTHER = Circle::new;
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void aSuperInterfaceWithoutDefaultMethodsIsNotInitialised() {
    CheckedSource.of(
            "Shape",
            """
            public interface Shape {
              Shape UNIT = new Circle();
            }
            """)
        .and("Circle", "public class Circle implements Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void aSuperInterfaceWithDefaultMethodsIs() {
    CheckedSource.of(
            "Shape",
            """
            public interface Shape {
              Shape UNIT = new Circle(); // finds class-init
              default int corners() {
                return 0;
              }
            }
            """)
        .and("Circle", "public class Circle implements Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void itCanBeSuppressed() {
    CheckedSource.of(
            "Shape",
            """
            @SuppressWarnings("heddle.class-init")
            public abstract class Shape {
              public static final Shape UNIT = new Circle();
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }

  @Test
  void missedWhatACallOnAnInterfaceMakes() {
    CheckedSource.of(
            "Shape",
            """
            public abstract class Shape {
              private static final Maker MAKER = new Maker.OfCircles();
              public static final Shape UNIT = make(MAKER);
              private static Shape make(Maker maker) {
                return maker.make();
              }
            }
            """)
        .and(
            "Maker",
            """
            interface Maker {
              Shape make();
              class OfCircles implements Maker {
                public Shape make() {
                  return new Circle();
                }
              }
            }
            """)
        .and("Circle", "public class Circle extends Shape { public Circle() {} }")
        .isAsMarked();
  }
}
