package io.raffia.jvm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Memory that Linux may back by pages of 2 MiB: a walk down a column of a large matrix then meets
/// few translations, and the first touch of a large block costs few page faults. Elsewhere there is
/// none.
final class HugePages {
  /// Blocks smaller than this gain nothing.
  static final long PAGE = 1 << 21;

  private static final int READ_WRITE = 3;
  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final int ADVICE_HUGE = 14;

  private static final @Nullable MethodHandle MAP =
      find(
          "mmap",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final @Nullable MethodHandle ADVISE =
      find("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final @Nullable MethodHandle UNMAP =
      find("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

  private HugePages() {}

  private static @Nullable MethodHandle find(String name, FunctionDescriptor type) {
    boolean isLinux = System.getProperty("os.name", "").equals("Linux");
    var linker = isLinux ? Linker.nativeLinker() : null;
    return linker == null
        ? null
        : linker.defaultLookup().find(name).map(f -> linker.downcallHandle(f, type)).orElse(null);
  }

  /// The address of `bytes` bytes of zeros that start at a multiple of [#PAGE]; 0 where the system
  /// has no such memory, or none left.
  static long map(long bytes) {
    if (MAP == null || ADVISE == null || UNMAP == null) return 0;
    try {
      // One page more, so that an aligned block lies inside; what sticks out goes back.
      long all = round(bytes) + PAGE;
      var mapped =
          (MemorySegment)
              MAP.invokeExact(MemorySegment.NULL, all, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
      if (mapped.address() == -1) return 0;
      long start = (mapped.address() + PAGE - 1) & -PAGE;
      unmap(mapped.address(), start - mapped.address());
      long end = start + round(bytes);
      unmap(end, mapped.address() + all - end);
      // Where advice is refused, pages are small.
      int _ = (int) ADVISE.invokeExact(MemorySegment.ofAddress(start), round(bytes), ADVICE_HUGE);
      return start;
    } catch (Throwable e) {
      throw new IllegalStateException("memory cannot be mapped", e);
    }
  }

  /// Gives back what [#map] gave for as many bytes.
  static void release(long address, long bytes) {
    unmap(address, round(bytes));
  }

  private static void unmap(long address, long bytes) {
    if (bytes == 0 || UNMAP == null) return;
    try {
      int failed = (int) UNMAP.invokeExact(MemorySegment.ofAddress(address), bytes);
      if (failed != 0) throw new IllegalStateException("memory at " + address + " is not mapped");
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("memory cannot be given back", e);
    }
  }

  private static long round(long bytes) {
    return (bytes + PAGE - 1) & -PAGE;
  }
}
