package io.raffia;

import io.raffia.ir.DType;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Changes the random streams in Modules, for transforms that map over them.
final class RngLifting {
  private RngLifting() {}

  /// The streams inside that `only` chooses by their key, and where they stand.
  private static List<RngStream> streams(Object node, Filter only) {
    var all = new ArrayList<RngStream>();
    for (var m : Walk.of(node).modules()) {
      if (m.value() instanceof RngStream s && only.matches(leaf(m.path(), s))) all.add(s);
    }
    return all;
  }

  private static State.Leaf leaf(Path path, RngStream s) {
    return new State.Leaf(path.then("key"), RngKey.class, s.key.metadata(), s.key.value());
  }

  /// New keys for every stream; what there was comes back with the backup, its count advanced.
  static RngBackup split(Object node, Filter only, int... splits) {
    var saved = new ArrayList<RngBackup.Saved>();
    for (var s : streams(node, only)) {
      var key = s.key.value();
      var next = s.call();
      saved.add(new RngBackup.Saved(s, key, s.count.value()));
      restart(s, splits.length == 0 ? next : Random.split(next, Shape.of(splits)));
    }
    return new RngBackup(saved);
  }

  private static void restart(RngStream s, Tensor key) {
    s.key.set(key);
    s.count.set(counts(key));
  }

  private static Tensor counts(Tensor key) {
    return Tensor.zeros(DType.U32, key.shape().dims().stream().limit(key.rank() - 1).toArray());
  }

  /// A copy of the Modules, which share all Variables but those of the streams that a rule is for.
  static <T> T with(T node, RngRules rules) {
    var made = Nnx.clone(node, false);
    for (var m : Walk.of(made).modules()) {
      if (!(m.value() instanceof RngStream s)) continue;
      var key = rules.key(leaf(m.path(), s), s);
      if (key == null) continue;
      var metadata = Map.copyOf(s.key.metadata());
      for (var f : Fields.of(RngStream.class).all()) {
        if (f.getName().equals("key")) Fields.set(f, s, new RngKey(key, metadata));
        if (f.getName().equals("count")) Fields.set(f, s, new RngCount(counts(key), metadata));
      }
    }
    return made;
  }
}
