package io.raffia.checkpoint;

import io.raffia.checkpoint.CheckpointOptions.BestMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// Which checkpoints stay: Orbax's rule. Checkpoints without metrics are kept where a `bestFn`
/// ranks.
record Retention(CheckpointOptions options) {
  /// The steps to delete, oldest first.
  List<Long> obsolete(NavigableMap<Long, Map<String, Double>> steps) {
    if (options.maxToKeep() == 0) return List.of();
    var ranked = ranked(steps);
    var keep = new HashSet<Long>();
    for (int i = Math.max(0, ranked.size() - options.maxToKeep()); i < ranked.size(); i++) {
      keep.add(ranked.get(i));
    }
    var candidates = new HashSet<>(ranked);
    return steps.keySet().stream()
        .filter(candidates::contains)
        .filter(s -> !keep.contains(s))
        .filter(s -> options.keepPeriod() == 0 || s % options.keepPeriod() != 0)
        .toList();
  }

  /// The best step, or the latest without a `bestFn`.
  Optional<Long> best(NavigableMap<Long, Map<String, Double>> steps) {
    var ranked = ranked(steps);
    return ranked.isEmpty() ? Optional.empty() : Optional.of(ranked.getLast());
  }

  /// Worst to best; of equals the later is better; NaN is worst.
  private List<Long> ranked(NavigableMap<Long, Map<String, Double>> steps) {
    var all = new ArrayList<>(steps.keySet());
    var fn = options.bestFn();
    if (fn == null) return all;
    all.removeIf(s -> steps.getOrDefault(s, Map.of()).isEmpty());
    all.sort(
        Comparator.comparingDouble(s -> {
          double x = fn.applyAsDouble(steps.getOrDefault(s, Map.of()));
          if (Double.isNaN(x)) return Double.NEGATIVE_INFINITY;
          return options.bestMode() == BestMode.MAX ? x : -x;
        }));
    return all;
  }
}
