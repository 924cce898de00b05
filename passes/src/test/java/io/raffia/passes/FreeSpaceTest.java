package io.raffia.passes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.DType;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.passes.MemoryPlan.Arena;
import io.raffia.passes.MemoryPlan.Lifetime;
import io.raffia.passes.MemoryPlan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {
  @Test
  void valuesThatLiveTogetherLieApart() {
    for (int seed = 0; seed < 30; seed++) {
      var random = new Random(seed);
      var all = new ArrayList<Lifetime>();
      for (int i = 0; i < 300; i++) {
        var v = new Value(TensorType.of(DType.F32, 1));
        all.add(new Lifetime(v, i / 2, i / 2 + random.nextInt(40), random.nextInt(1000)));
      }
      var places = new HashMap<Value, Place>();
      long end = FreeSpace.place(all, places);
      long sum = 0;
      for (var x : all) {
        sum += MemoryPlan.aligned(x.bytes());
        long at = at(places, x);
        assertTrue(at % 64 == 0 && at + x.bytes() <= end, "seed " + seed);
        for (var y : all) {
          boolean together = x.from() <= y.to() && y.from() <= x.to();
          if (x.equals(y) || !together) continue;
          long other = at(places, y);
          assertTrue(at + x.bytes() <= other || other + y.bytes() <= at, "seed " + seed);
        }
      }
      assertTrue(end < sum / 3, "seed " + seed + ": memory is used again");
    }
  }

  private static long at(Map<Value, Place> places, Lifetime life) {
    return places.get(life.value()) instanceof Arena(long at) ? at : -1;
  }
}
