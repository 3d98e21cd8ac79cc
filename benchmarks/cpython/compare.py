"""The same five programs in CPython and on Heddle: how long an operation takes in each, in
the best of several runs.

    python3 compare.py --java java17,java25 --classpath <class path> [--write performance.md]

`--java` names the Java launchers, separated by commas. With `--write` the table is put between
the two marks in that document. Needs nothing but the standard library.
"""

import argparse
import pathlib
import platform
import queue
import subprocess
import threading
import time

RUNS = 40

BEGIN = "<!-- cpython: begin -->\n"
END = "<!-- cpython: end -->"


def lock(operations):
    """Acquire a free lock and release it."""
    one = threading.Lock()
    for _ in range(operations):
        one.acquire()
        one.release()


def event(operations):
    """Set an event, wait for it, clear it."""
    one = threading.Event()
    for _ in range(operations):
        one.set()
        one.wait()
        one.clear()


class Turns:
    """Passed from one thread to the other and back."""

    def __init__(self):
        self.changed = threading.Condition()
        self.partners = False

    def take(self, partner, times):
        for _ in range(times):
            with self.changed:
                self.changed.wait_for(lambda: self.partners == partner)
                self.partners = not partner
                self.changed.notify()


def condition(operations):
    """Hand the turn to another thread and get it back."""
    turns = Turns()
    partner = threading.Thread(target=turns.take, args=(True, operations))
    partner.start()
    turns.take(False, operations)
    partner.join()


def put_all(items, operations):
    for i in range(operations):
        items.put(i)


def queue_items(operations):
    """One item from a thread that puts to one that gets, 256 at most on the way."""
    items = queue.Queue(256)
    producer = threading.Thread(target=put_all, args=(items, operations))
    producer.start()
    for _ in range(operations):
        items.get()
    producer.join()


def timer(operations):
    """Start a timer and cancel it."""
    for _ in range(operations):
        one = threading.Timer(60, print)
        one.start()
        one.cancel()


# name, program, operations, the factor by which Heddle shall be faster
PROGRAMS = [
    ("lock", lock, 20_000, 20),
    ("event", event, 2_000, 100),
    ("condition", condition, 200, 2),
    ("queue", queue_items, 2_000, 10),
    ("timer", timer, 20, 50),
]


def nanos_here(program, operations):
    best = None
    for _ in range(RUNS):
        start = time.perf_counter_ns()
        program(operations)
        taken = time.perf_counter_ns() - start
        best = taken if best is None else min(best, taken)
    return best / operations


def nanos_there(java, classpath):
    command = [java, "-XX:+UseG1GC", "-cp", classpath, "io.heddle.benchmarks.cpython.Programs"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(line.split(" ") for line in printed.splitlines())


def shown(nanos):
    return f"{nanos:.3g} ns" if nanos < 1_000 else f"{nanos / 1_000:.3g} µs"


def table(launchers, classpath):
    theirs = [(name, what.__doc__.rstrip("."), nanos_here(what, operations), factor)
              for name, what, operations, factor in PROGRAMS]
    ours = [nanos_there(java, classpath) for java in launchers]
    columns = "".join(f" Heddle on JDK {one['version']} |" for one in ours)
    yield f"| program | CPython {platform.python_version()} |{columns} at least |"
    yield "|---|---|" + "---|" * len(ours) + "---|"
    for name, what, nanos, factor in theirs:
        cells = ""
        for one in ours:
            ratio = nanos / float(one[name])
            cells += f" {'✓' if ratio >= factor else '✗'} {ratio:.3g}× ({shown(float(one[name]))}) |"
        yield f"| {what} | {shown(nanos)} |{cells} {factor}× |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--java", default="java")
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    text = "\n".join(table(options.java.split(","), options.classpath)) + "\n"
    print(text)
    if options.write:
        old = options.write.read_text()
        before, rest = old.split(BEGIN)
        options.write.write_text(before + BEGIN + text + END + rest.split(END)[1])


if __name__ == "__main__":
    main()
