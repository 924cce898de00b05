package io.raffia.checkpoint;

import io.raffia.Path;
import io.raffia.State;
import io.raffia.ir.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which stored tensor goes where in a model, and all that does not fit.
final class Matching {
  private final StoredState stored;
  private final Map<State.Leaf, StoredTensor> found = new LinkedHashMap<>();
  private final List<StoredTensor> left;
  private final List<String> wrong = new ArrayList<>();
  private boolean whole;

  Matching(StoredState stored, List<State.Leaf> slots) {
    this.stored = stored;
    left = new ArrayList<>(stored.tensors());
    var exact = new HashMap<String, List<StoredTensor>>();
    var loose = new HashMap<String, List<StoredTensor>>();
    for (var t : left) {
      exact.computeIfAbsent(Names.of(t.path()), _ -> new ArrayList<>()).add(t);
      loose.computeIfAbsent(Names.loose(t.path()), _ -> new ArrayList<>()).add(t);
    }
    for (var slot : slots) {
      var t = only(exact.get(Names.of(slot.path())), slot);
      if (t == null) t = only(loose.get(Names.loose(slot.path())), slot);
      if (t == null) {
        wrong.add("'%s' %s is missing".formatted(slot.path(), type(slot).brief()));
      } else {
        match(slot, t);
      }
    }
  }

  private @Nullable StoredTensor only(@Nullable List<StoredTensor> candidates, State.Leaf slot) {
    if (candidates == null) return null;
    if (candidates.size() == 1) return candidates.getFirst();
    return candidates.stream().filter(t -> t.path().equals(slot.path())).findFirst().orElse(null);
  }

  private void match(State.Leaf slot, StoredTensor t) {
    if (!left.remove(t)) {
      wrong.add(
          "'%s' and another tensor of the model are both '%s'".formatted(slot.path(), t.name()));
      return;
    }
    var type = type(slot);
    boolean sameType =
        t.isOpaque() ? type.dtype().bytes() == t.dtype().bytes() : type.dtype() == t.dtype();
    if (!sameType || !type.shape().equals(t.shape())) {
      wrong.add("'%s' is %s here but %s there".formatted(slot.path(), type.brief(), t.brief()));
    }
    found.put(slot, t);
  }

  private static TensorType type(State.Leaf slot) {
    return new TensorType(slot.value().dtype(), slot.value().shape());
  }

  /// Throws unless everything asked for is there and fits.
  Matching require() {
    if (wrong.isEmpty()) return this;
    throw new CheckpointException(
        "%s does not fit the model (%d %s); nothing was changed:\n  %s"
            .formatted(
                stored.origin(),
                wrong.size(),
                wrong.size() == 1 ? "difference" : "differences",
                String.join("\n  ", wrong)));
  }

  /// Throws unless, besides, nothing else is there.
  Matching requireAll(Map<Path, Object> numbers) {
    for (var t : left) {
      wrong.add("'%s' %s is there but not in the model".formatted(t.name(), t.brief()));
    }
    stored
        .numbers()
        .forEach((path, x) -> {
          var now = numbers.get(path);
          if (now == null || now.getClass() != x.getClass()) {
            wrong.add(
                "the number '%s' is %s here but %s there"
                    .formatted(path, now, x.getClass().getSimpleName()));
          }
        });
    whole = true;
    return require();
  }

  /// Reads what goes into the model.
  State read() {
    var leaves = new ArrayList<State.Leaf>();
    found.forEach((slot, t) -> leaves.add(slot.with(stored.read(t, slot.value().dtype()))));
    return new State(leaves, whole ? stored.numbers() : Map.of());
  }
}
