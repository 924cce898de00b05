package io.raffia;

import io.raffia.ir.Location;
import io.raffia.reflect.SourceLine;
import io.raffia.reflect.Stager;
import java.util.List;
import java.util.Set;

/// Where in the user's source we are.
final class Sites {
  private static final Set<String> OURS =
      Set.of(
          "io.raffia",
          "io.raffia.ir",
          "io.raffia.ir.op",
          "io.raffia.passes",
          "io.raffia.reflect",
          "io.raffia.jvm",
          "io.raffia.tornado",
          "io.raffia.data",
          "io.raffia.checkpoint");

  private Sites() {}

  /// The innermost line on this thread's stack that is not Raffia's or the JDK's.
  static Location current() {
    var staged = Stager.location();
    if (staged.isPresent()) return location(staged.get());
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(f -> isUsers(f.getClassName()))
                .findFirst()
                .map(f -> new Location(file(f), f.getLineNumber(), f.getMethodName())))
        .orElse(Location.UNKNOWN);
  }

  private static Location location(SourceLine line) {
    var file = line.file();
    return new Location(file == null ? line.type() : file, line.line(), line.method());
  }

  /// The user's calls, innermost first, whether they are staged or run.
  static List<SourceLine> lines() {
    var staged = Stager.lines();
    if (!staged.isEmpty()) return staged;
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(f -> isUsers(f.getClassName()))
                .limit(8)
                .map(f ->
                    new SourceLine(
                        f.getClassName(), f.getMethodName(), f.getFileName(), f.getLineNumber()))
                .toList());
  }

  private static String file(StackWalker.StackFrame frame) {
    var file = frame.getFileName();
    return file == null ? frame.getClassName() : file;
  }

  /// Whether the class is Raffia's own.
  static boolean isLibrary(Class<?> type) {
    return OURS.contains(type.getPackageName());
  }

  private static boolean isUsers(String name) {
    if (name.startsWith("java.") || name.startsWith("jdk.")) return false;
    int dot = name.lastIndexOf('.');
    return dot < 0 || !OURS.contains(name.substring(0, dot));
  }
}
