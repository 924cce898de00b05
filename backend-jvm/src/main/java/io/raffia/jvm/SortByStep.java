package io.raffia.jvm;

import io.raffia.ir.Func;
import io.raffia.ir.TensorType;
import io.raffia.ir.op.Sort;
import io.raffia.passes.Fuse;
import io.raffia.passes.MemoryPlan;
import io.raffia.passes.Pipeline;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts rows in memory by a comparator, compiled, which reads elements where they lie: merges
/// neighbouring runs, as the op's own algorithm does, which also ends when the comparator
/// contradicts itself (as `<` does on NaN).
final class SortByStep {
  private final List<TensorType> types;
  private final Func comparator;
  private @Nullable Routine compiled;
  private final int n;
  private final long stride;

  SortByStep(List<TensorType> types, Sort op) {
    this.types = types;
    var shape = types.getFirst().shape();
    n = shape.dim(op.axis());
    stride = shape.strides()[op.axis()];
    comparator = op.comparator();
  }

  /// The comparator, compiled when it is asked for the first time.
  private synchronized Routine routine() {
    var known = compiled;
    if (known != null) return known;
    var program = Fuse.fuse(Pipeline.lower(comparator));
    var kept = Collections.nCopies(program.func().params().size(), false);
    var made = new Routine(program, MemoryPlan.of(program, kept), Tier.SCALAR);
    compiled = made;
    return made;
  }

  void run(long[] from, long[] to) {
    var routine = routine();
    var frame = routine.take();
    var answer = BufferPool.shared().allocate(1);
    try {
      routine.result(frame, 0, answer.address());
      var question = new Question(routine, frame, from, answer.address());
      for (long e = 0; e < types.getFirst().size(); e++) {
        if (e / stride % n == 0) row(from, to, e, question);
      }
    } finally {
      routine.give(frame);
      answer.release();
    }
  }

  private void row(long[] from, long[] to, long first, Question question) {
    var order = new int[n];
    for (int i = 0; i < n; i++) order[i] = i;
    var next = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int start = 0; start < n; start += 2 * width) {
        int middle = Math.min(n, start + width);
        int end = Math.min(n, start + 2 * width);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
          boolean second = left == middle;
          if (!second && right < end) {
            long at = first + order[right] * stride;
            second = question.isBefore(at, first + order[left] * stride);
          }
          next[i] = order[second ? right++ : left++];
        }
      }
      var swap = order;
      order = next;
      next = swap;
    }
    for (int o = 0; o < from.length; o++) {
      var t = types.get(o).dtype();
      for (int i = 0; i < n; i++) {
        long bits = Cells.get(t, from[o] + (first + order[i] * stride) * t.bytes());
        Cells.put(t, to[o] + (first + i * stride) * t.bytes(), bits);
      }
    }
  }

  /// Whether an element comes before another one.
  private final class Question {
    private final Routine routine;
    private final Routine.Frame frame;
    private final long[] from;
    private final long answer;

    Question(Routine routine, Routine.Frame frame, long[] from, long answer) {
      this.routine = routine;
      this.frame = frame;
      this.from = from;
      this.answer = answer;
    }

    boolean isBefore(long i, long k) {
      for (int o = 0; o < from.length; o++) {
        long bytes = types.get(o).dtype().bytes();
        routine.argument(frame, 2 * o, from[o] + i * bytes);
        routine.argument(frame, 2 * o + 1, from[o] + k * bytes);
      }
      routine.execute(frame);
      return Cells.getI8(answer) != 0;
    }
  }
}
