package io.heddle.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import org.junit.jupiter.api.Test;

final class LockClassTest {

  @Test
  void aMonitorIsNamedByTheTypeOfItsObject() {
    assertThat(LockClass.of(monitorOfA("shop.Till"), "shop.Main"))
        .contains(new LockClass("shop.Till", ""));
  }

  @Test
  void theUnnamedPackageIsNoException() {
    assertThat(LockClass.of(monitorOfA("Till"), "Main")).contains(new LockClass("Till", ""));
  }

  @Test
  void objectsOfTheJdkAndArraysHaveNoRoleOfTheirOwn() {
    assertThat(LockClass.of(monitorOfA("java.lang.Object"), "Main")).isEmpty();
    assertThat(LockClass.of(monitorOfA("Till[]"), "Main")).isEmpty();
    assertThat(LockClass.of(monitorOfA(""), "Main")).isEmpty();
  }

  private static LockUse monitorOfA(String type) {
    Root parameter = new Root.Parameter(0, "object", type);
    return new LockUse(LockPath.of(parameter), LockMode.WRITE, LockKind.MONITOR);
  }
}
