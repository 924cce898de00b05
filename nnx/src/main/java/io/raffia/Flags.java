package io.raffia;

import io.raffia.ir.Func;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every switch of Raffia: each an environment variable, or a system property that overrides it.
///
/// - `RAFFIA_DUMP` (`raffia.dump`): a folder that gets a numbered folder for each compiled program,
///   with its IR as staged and after each pass that changed it.
/// - `RAFFIA_LOG` (`raffia.log`): `compiles` prints a line to standard error for each compiled
///   function, with the reason.
/// - `RAFFIA_RETRACES` (`raffia.retraces`): after how many programs of one function a warning is
///   given; 16 unless set.
/// - `RAFFIA_BACKEND` (`raffia.backend`): `jvm` (default), `tornado` or `tornado:1` for a device of
///   [Nnx#devices], or `interpreter`, the slow oracle.
/// - `RAFFIA_CHECK` (`raffia.check`): `1` interprets what every kernel of a device computes, and
///   throws where they differ.
/// - `RAFFIA_TRANSFERS` (`raffia.transfers`): `1` prints to standard error, for each run of a
///   program on a device, the bytes that were copied, and for each program what runs where.
public final class Flags {
  private static final AtomicInteger PROGRAMS = new AtomicInteger();

  private Flags() {}

  private static @Nullable String value(String name) {
    var property = System.getProperty("raffia." + name);
    return property != null ? property : System.getenv("RAFFIA_" + name.toUpperCase(Locale.ROOT));
  }

  static boolean interpreted() {
    return backend().equals("interpreter");
  }

  /// The number of the device that programs run on; -1 for none.
  static int device() {
    var backend = backend();
    if (!backend.startsWith("tornado")) return -1;
    return backend.length() == 7 ? 0 : Integer.parseInt(backend.substring(8));
  }

  private static String backend() {
    var backend = value("backend");
    if (backend == null) return "jvm";
    if (backend.matches("jvm|interpreter|tornado(:\\d{1,4})?")) return backend;
    throw new IllegalArgumentException(
        "RAFFIA_BACKEND must be jvm, interpreter, tornado or tornado:NUMBER, found '"
            + backend
            + "'");
  }

  static boolean checks() {
    return "1".equals(value("check"));
  }

  static boolean transfers() {
    return "1".equals(value("transfers"));
  }

  /// After how many programs of one function a warning is given.
  static int retraces() {
    var limit = value("retraces");
    return limit == null ? 16 : Integer.parseInt(limit);
  }

  private static boolean logs(String what) {
    var log = value("log");
    return log != null && Arrays.asList(log.split(",")).contains(what);
  }

  static void compiling(String name, Supplier<String> reason) {
    if (logs("compiles")) System.err.println("raffia: compiling " + name + ": " + reason.get());
  }

  /// Times in nanoseconds.
  static void compiled(
      String name,
      long evaluated,
      Func staged,
      Func optimized,
      long staging,
      long passes,
      long backend) {
    if (!logs("compiles")) return;
    System.err.printf(
        Locale.ROOT,
        "raffia: compiled %s: evaluated %d operations of Java to %d equations in %.1f ms, kept %d in"
            + " %.1f ms, compiled in %.1f ms%n",
        name,
        evaluated,
        staged.eqns().size(),
        staging / 1e6,
        optimized.eqns().size(),
        passes / 1e6,
        backend / 1e6);
  }

  /// Opens the folder of a program; does nothing unless asked to.
  static Dump dump(String name) {
    var root = value("dump");
    if (root == null) return (_, _) -> {};
    var folder = Path.of(root).resolve("%03d_%s".formatted(PROGRAMS.getAndIncrement(), name));
    var step = new AtomicInteger();
    return (stage, text) ->
        write(folder, "%02d_%s".formatted(step.getAndIncrement(), stage), text.get());
  }

  /// Takes the texts of one program.
  interface Dump {
    void write(String stage, Supplier<String> text);
  }

  private static void write(Path folder, String file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
