package io.raffia.passes;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where every array of a program lies: in an argument, in a result, in the program's constants, or
/// at an offset of one arena, whose places are used again once their values are dead. `donations`
/// says of each result which argument's memory it takes when that is donated, -1 for none.
public record MemoryPlan(
    Map<Value, Place> places, long arenaBytes, List<Copy> copies, List<Integer> donations) {
  /// Arrays in the arena start at multiples of this many bytes.
  private static final long ALIGNMENT = 64;

  /// The place of an array.
  public sealed interface Place {}

  /// In the memory of an argument.
  public record Argument(int number) implements Place {}

  /// In the memory of a result.
  public record Result(int number) implements Place {}

  /// In the constants.
  public record Constant(int number) implements Place {}

  /// In the arena.
  public record Arena(long offset) implements Place {}

  /// A result that no kernel writes: a copy of an array, made after all kernels.
  public record Copy(Value from, int result) {}

  /// A value in the arena: the first and the last kernel that need it.
  record Lifetime(Value value, int from, int to, long bytes) {}

  /// Programs with more values than this are placed in the order of time, in time proportional to
  /// their length; the others with their largest values first, which packs them closer.
  private static final int MANY = 2_000;

  /// Which result may take the memory of which donated argument.
  public interface Pairing {
    boolean allows(int result, int argument);
  }

  /// The plan of a program.
  public static MemoryPlan of(Program program, List<Boolean> donated) {
    return of(program, donated, (_, _) -> true);
  }

  /// The plan of a program whose results may take the memory of some donated arguments only.
  public static MemoryPlan of(Program program, List<Boolean> donated, Pairing pairing) {
    var places = new HashMap<Value, Place>();
    var params = program.func().params();
    for (int i = 0; i < params.size(); i++) places.put(params.get(i), new Argument(i));
    int constants = 0;
    for (var k : program.kernels()) {
      if (k instanceof Kernel.Data d) places.put(d.to(), new Constant(constants++));
    }
    var copies = new ArrayList<Copy>();
    var results = program.func().results();
    for (int i = 0; i < results.size(); i++) {
      var v = program.storage(results.get(i));
      if (places.putIfAbsent(v, new Result(i)) != null) copies.add(new Copy(v, i));
    }
    var lifetimes = lifetimes(program, places);
    long bytes =
        lifetimes.size() > MANY ? FreeSpace.place(lifetimes, places) : arena(lifetimes, places);
    return new MemoryPlan(places, bytes, copies, Donation.of(program, donated, pairing));
  }

  private static List<Lifetime> lifetimes(Program program, Map<Value, Place> places) {
    var first = new HashMap<Value, Integer>();
    var last = new HashMap<Value, Integer>();
    var order = new ArrayList<Value>();
    var kernels = program.kernels();
    for (int i = 0; i < kernels.size(); i++) {
      for (var w : kernels.get(i).writes()) {
        var v = program.storage(w);
        if (places.containsKey(v)) continue;
        if (first.putIfAbsent(v, i) == null) order.add(v);
        last.put(v, i);
      }
      for (var r : kernels.get(i).reads()) last.put(program.storage(r), i);
    }
    var all = new ArrayList<Lifetime>();
    for (var v : order) {
      all.add(new Lifetime(v, first.getOrDefault(v, 0), last.getOrDefault(v, 0), bytes(v)));
    }
    return all;
  }

  /// The bytes that an array takes.
  public static long bytes(Value v) {
    return Math.multiplyExact(v.type().size(), (long) v.dtype().bytes());
  }

  private record Placed(Lifetime life, long at) {}

  /// Large arrays first, each at the lowest offset that is free during its life.
  private static long arena(List<Lifetime> lifetimes, Map<Value, Place> places) {
    var sorted = new ArrayList<>(lifetimes);
    sorted.sort(Comparator.comparingLong(Lifetime::bytes).reversed());
    var byOffset = new ArrayList<Placed>();
    long end = 0;
    for (var life : sorted) {
      long at = 0;
      for (var other : byOffset) {
        if (other.life.to < life.from || life.to < other.life.from) continue;
        if (other.at >= at + aligned(life.bytes)) break;
        at = Math.max(at, other.at + aligned(other.life.bytes));
      }
      places.put(life.value, new Arena(at));
      insert(byOffset, new Placed(life, at));
      end = Math.max(end, at + aligned(life.bytes));
    }
    return end;
  }

  /// Behind all that lie at its offset or before it.
  private static void insert(List<Placed> byOffset, Placed placed) {
    int low = 0;
    int high = byOffset.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byOffset.get(middle).at <= placed.at) low = middle + 1;
      else high = middle;
    }
    byOffset.add(low, placed);
  }

  static long aligned(long bytes) {
    return (Math.max(bytes, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
