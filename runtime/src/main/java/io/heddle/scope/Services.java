package io.heddle.scope;

import io.heddle.Service;
import java.util.ArrayList;
import java.util.List;

/** The services that live in a scope. Used by the thread that has opened it. */
final class Services {

  private final List<Service> running = new ArrayList<>(0);

  void start(Service service) {
    service.start();
    running.add(service);
  }

  /** Closes the one that was started last first. */
  void closeAll(Closing closing) {
    for (int i = running.size() - 1; i >= 0; i--) {
      closing.run(running.get(i)::close);
    }
  }
}
