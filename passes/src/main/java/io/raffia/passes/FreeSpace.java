package io.raffia.passes;

import io.raffia.ir.Value;
import io.raffia.passes.MemoryPlan.Lifetime;
import io.raffia.passes.MemoryPlan.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/// Places values in an arena in the order in which they come to life: each takes the smallest gap
/// that fits, and leaves a gap when it dies. Neighbouring gaps become one.
final class FreeSpace {
  private record Gap(long bytes, long at) {}

  private final TreeMap<Long, Long> bytesAt = new TreeMap<>();
  private final TreeSet<Gap> bySize =
      new TreeSet<>(Comparator.comparingLong(Gap::bytes).thenComparingLong(Gap::at));
  private long end;

  private FreeSpace() {}

  /// The size of the arena; `lifetimes` are in the order of their beginnings.
  static long place(List<Lifetime> lifetimes, Map<Value, Place> places) {
    var space = new FreeSpace();
    var alive = new PriorityQueue<>(Comparator.comparingInt(Lifetime::to));
    for (var life : lifetimes) {
      while (!alive.isEmpty() && alive.element().to() < life.from()) {
        var dead = alive.remove();
        if (places.get(dead.value()) instanceof MemoryPlan.Arena(long at)) {
          space.free(at, MemoryPlan.aligned(dead.bytes()));
        }
      }
      places.put(life.value(), new MemoryPlan.Arena(space.take(MemoryPlan.aligned(life.bytes()))));
      alive.add(life);
    }
    return space.end;
  }

  private long take(long bytes) {
    var gap = bySize.ceiling(new Gap(bytes, 0));
    if (gap == null) {
      end += bytes;
      return end - bytes;
    }
    remove(gap);
    if (gap.bytes > bytes) add(new Gap(gap.bytes - bytes, gap.at + bytes));
    return gap.at;
  }

  private void free(long at, long bytes) {
    var before = bytesAt.floorEntry(at);
    if (before != null && before.getKey() + before.getValue() == at) {
      remove(new Gap(before.getValue(), before.getKey()));
      at = before.getKey();
      bytes += before.getValue();
    }
    var after = bytesAt.get(at + bytes);
    if (after != null) {
      remove(new Gap(after, at + bytes));
      bytes += after;
    }
    add(new Gap(bytes, at));
  }

  private void add(Gap gap) {
    bytesAt.put(gap.at, gap.bytes);
    bySize.add(gap);
  }

  private void remove(Gap gap) {
    bytesAt.remove(gap.at);
    bySize.remove(gap);
  }
}
