package io.raffia.jvm;

import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Runs programs on literals by compiled code: what [io.raffia.ir.Interpreter] does, to compare the
/// two.
public final class Evaluator {
  private Evaluator() {}

  /// The results of `f` for `args`, which are of its parameters' types.
  public static List<Literal> run(Func f, List<Literal> args) {
    var executable = JvmBackend.compile(f, Collections.nCopies(args.size(), false));
    var in = args.stream().map(Evaluator::buffer).toArray(Buffer[]::new);
    var out = new Buffer[f.results().size()];
    executable.run(in, out);
    var results = new ArrayList<Literal>();
    for (int i = 0; i < out.length; i++) results.add(literal(f.results().get(i).type(), out[i]));
    for (var b : in) b.release();
    for (var b : out) b.release();
    return results;
  }

  private static Buffer buffer(Literal x) {
    var t = x.type().dtype();
    var buffer = BufferPool.shared().allocate(x.type().size() * t.bytes());
    var memory = buffer.segment();
    for (long i = 0; i < x.type().size(); i++) put(memory, t, i, x.bits(i));
    return buffer;
  }

  private static Literal literal(TensorType type, Buffer buffer) {
    var memory = buffer.segment();
    return Literal.generate(type, i -> get(memory, type.dtype(), i));
  }

  private static void put(MemorySegment memory, DType t, long i, long bits) {
    switch (t.bytes()) {
      case 1 -> memory.set(ValueLayout.JAVA_BYTE, i, (byte) bits);
      case 2 -> memory.set(ValueLayout.JAVA_SHORT, 2 * i, (short) bits);
      case 4 -> memory.set(ValueLayout.JAVA_INT, 4 * i, (int) bits);
      default -> memory.set(ValueLayout.JAVA_LONG, 8 * i, bits);
    }
  }

  /// The canonical bits of an element.
  private static long get(MemorySegment memory, DType t, long i) {
    long raw =
        switch (t.bytes()) {
          case 1 -> Byte.toUnsignedLong(memory.get(ValueLayout.JAVA_BYTE, i));
          case 2 -> Short.toUnsignedLong(memory.get(ValueLayout.JAVA_SHORT, 2 * i));
          case 4 -> Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT, 4 * i));
          default -> memory.get(ValueLayout.JAVA_LONG, 8 * i);
        };
    return t.isFloat() ? raw : t.wrap(raw);
  }
}
