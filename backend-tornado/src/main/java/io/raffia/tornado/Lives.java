package io.raffia.tornado;

import io.raffia.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When values are needed, in tasks from the first to the last that has them. What a loop has in
/// common with what is outside of it is needed all through the loop.
final class Lives {
  /// Tasks from `first` to before `end`.
  private record Range(int first, int end) {}

  private final List<Task> tasks = new ArrayList<>();

  /// Inner ones before those around them.
  private final List<Range> loops = new ArrayList<>();

  private final Map<Value, Range> lives = new HashMap<>();

  Lives(List<Part> parts) {
    number(parts);
    for (int i = 0; i < tasks.size(); i++) {
      for (var v : tasks.get(i).values()) {
        var before = lives.get(v);
        lives.put(v, new Range(before == null ? i : before.first, i + 1));
      }
    }
    for (var loop : loops) lives.replaceAll((_, life) -> through(loop, life));
  }

  private void number(List<Part> parts) {
    for (var part : parts) {
      switch (part) {
        case Part.OnDevice d -> tasks.addAll(d.tasks);
        case Part.Repeat repeat -> {
          int first = tasks.size();
          number(repeat.body());
          loops.add(new Range(first, tasks.size()));
        }
        case Part.Choose choose -> choose.branches().forEach(this::number);
        case Part.OnHost _, Part.Check _ -> {}
      }
    }
  }

  private static Range through(Range loop, Range life) {
    boolean apart = life.end <= loop.first || life.first >= loop.end;
    boolean inside = life.first >= loop.first && life.end <= loop.end;
    if (apart || inside) return life;
    return new Range(Math.min(life.first, loop.first), Math.max(life.end, loop.end));
  }

  boolean has(Value v) {
    return lives.containsKey(v);
  }

  /// Gives values that have none yet a place, which others may have later.
  void place(Places places) {
    var begin = new HashMap<Integer, List<Value>>();
    var end = new HashMap<Integer, List<Value>>();
    for (var task : tasks) {
      for (var v : task.values()) {
        var life = lives.get(v);
        if (life == null || places.has(v)) continue;
        var starting = begin.computeIfAbsent(life.first, _ -> new ArrayList<>());
        if (starting.contains(v)) continue;
        starting.add(v);
        end.computeIfAbsent(life.end - 1, _ -> new ArrayList<>()).add(v);
      }
    }
    for (int i = 0; i < tasks.size(); i++) {
      for (var v : begin.getOrDefault(i, List.of())) places.take(v);
      for (var v : end.getOrDefault(i, List.of())) places.free(v);
    }
  }
}
