package io.raffia.jvm;

import io.raffia.ir.DType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes the body of `run(long table, int from, int to)` for a [Recurrence]: for some lanes, all
/// steps. As many vectors of lanes as [Recurrence#vectors] says run together, and the rest of the
/// last group together; scalar code goes lane by lane.
final class RecurrenceEmitter {
  private final MethodVisitor mv;
  private final KernelEmitter code;
  private final KernelPlan plan;
  private final Recurrence recurrence;
  private final @Nullable Loop lanes;
  private final boolean isVector;

  RecurrenceEmitter(
      MethodVisitor mv,
      KernelEmitter code,
      KernelPlan plan,
      Recurrence recurrence,
      boolean vector) {
    this.mv = mv;
    this.code = code;
    this.plan = plan;
    this.recurrence = recurrence;
    lanes = plan.outer.isEmpty() ? null : plan.outer.getFirst();
    isVector = vector && lanes != null && plan.vectorized().contains(lanes);
  }

  /// Lanes that one call must take together, unless they are the last.
  static int grain(KernelPlan plan, Recurrence recurrence) {
    if (plan.outer.isEmpty() || !plan.vectorized().contains(plan.outer.getFirst())) return 1;
    return (int) Math.min(plan.outer.getFirst().extent, (long) recurrence.vectors * Simd.L);
  }

  /// Lanes that are computed together: where they start, which of them exist (-1: all), and the
  /// local variables of what is carried.
  private static final class Chunk {
    final int start;
    final int mask;
    final List<Integer> carried = new ArrayList<>();

    Chunk(int start, int mask) {
      this.start = start;
      this.mask = mask;
    }
  }

  void emit() {
    for (var address : plan.addresses(null)) if (address.outer() == null) code.compute(address);
    if (lanes == null) {
      steps(List.of(new Chunk(-1, -1)));
      return;
    }
    int first = code.local(new Object(), 1);
    mv.visitVarInsn(Opcodes.ILOAD, KernelEmitter.FROM);
    mv.visitVarInsn(Opcodes.ISTORE, first);
    Runnable end = () -> mv.visitVarInsn(Opcodes.ILOAD, KernelEmitter.TO);
    if (isVector && recurrence.isMasked(lanes.extent)) {
      code.repeat(first, Simd.L, end, () -> masked(first, end), true);
      return;
    }
    int group = isVector ? recurrence.vectors * Simd.L : 1;
    if (lanes.extent >= group) code.repeat(first, group, end, () -> group(first, group));
    int rest = (int) (lanes.extent % group);
    if (rest > 0) code.when(first, end, () -> group(first, rest));
  }

  /// A vector of the lanes from `first` on that are before `end`.
  private void masked(int first, Runnable end) {
    end.run();
    mv.visitVarInsn(Opcodes.ILOAD, first);
    mv.visitInsn(Opcodes.ISUB);
    steps(List.of(new Chunk(first, code.firstLanes())));
  }

  /// `count` lanes from `first` on.
  private void group(int first, int count) {
    if (!isVector) {
      steps(List.of(new Chunk(first, -1)));
      return;
    }
    var chunks = new ArrayList<Chunk>();
    for (int at = 0; at < count; at += Simd.L) {
      int start = code.local(new Object(), 1);
      mv.visitVarInsn(Opcodes.ILOAD, first);
      mv.visitLdcInsn(at);
      mv.visitInsn(Opcodes.IADD);
      mv.visitVarInsn(Opcodes.ISTORE, start);
      chunks.add(new Chunk(start, count - at < Simd.L ? code.firstLanes(count - at) : -1));
    }
    steps(chunks);
  }

  private void steps(List<Chunk> chunks) {
    var outside = code.locals();
    for (var chunk : chunks) within(chunk, outside, new IdentityHashMap<>(), () -> begin(chunk));
    int step = code.local(new Object(), 1);
    int at = code.local(new Object(), 1);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, step);
    code.repeat(
        step,
        1,
        () -> mv.visitLdcInsn(recurrence.length),
        () -> {
          if (recurrence.reverse) {
            mv.visitLdcInsn(recurrence.length - 1);
            mv.visitVarInsn(Opcodes.ILOAD, step);
            mv.visitInsn(Opcodes.ISUB);
          } else {
            mv.visitVarInsn(Opcodes.ILOAD, step);
          }
          mv.visitVarInsn(Opcodes.ISTORE, at);
          var slices = slices(at);
          for (var chunk : chunks) within(chunk, outside, slices, () -> step(chunk));
        });
    for (var chunk : chunks) within(chunk, outside, new IdentityHashMap<>(), () -> end(chunk));
  }

  /// The addresses of the slices of this step, by those of their arrays.
  private IdentityHashMap<Object, Integer> slices(int at) {
    var slices = new IdentityHashMap<Object, Integer>();
    for (var address : plan.addresses(null)) {
      var bytes = recurrence.sliceBytes.get(address.array());
      if (bytes == null || address.outer() != null) continue;
      int local = code.local(new Object(), 2);
      mv.visitVarInsn(Opcodes.LLOAD, code.localOf(address));
      mv.visitVarInsn(Opcodes.ILOAD, at);
      mv.visitInsn(Opcodes.I2L);
      mv.visitLdcInsn(bytes);
      mv.visitInsn(Opcodes.LMUL);
      mv.visitInsn(Opcodes.LADD);
      mv.visitVarInsn(Opcodes.LSTORE, local);
      slices.put(address, local);
    }
    return slices;
  }

  /// Code for the lanes of a chunk, which knows only what is computed `outside`.
  private void within(
      Chunk chunk,
      IdentityHashMap<Object, Integer> outside,
      IdentityHashMap<Object, Integer> slices,
      Runnable body) {
    var known = new IdentityHashMap<>(outside);
    known.putAll(slices);
    if (lanes != null) known.put(lanes, chunk.start);
    for (int i = 0; i < chunk.carried.size(); i++) {
      var read = recurrence.carried.get(i).read();
      if (read != null) known.put(read, chunk.carried.get(i));
    }
    code.within(known, isVector ? lanes : null, chunk.mask, body);
  }

  /// Loads what is carried first.
  private void begin(Chunk chunk) {
    for (var carried : recurrence.carried) {
      var read = carried.read();
      if (read != null) {
        code.compute(read);
        chunk.carried.add(code.localOf(read));
      } else {
        chunk.carried.add(code.zero(carried.next().to().dtype()));
      }
    }
  }

  /// Computes all before it changes what is carried.
  private void step(Chunk chunk) {
    for (var output : recurrence.stacked) code.store(output);
    var next = new ArrayList<Integer>();
    for (var carried : recurrence.carried) next.add(code.value(carried.next()));
    for (int i = 0; i < next.size(); i++) {
      code.copy(next.get(i), chunk.carried.get(i), type(i));
    }
  }

  private void end(Chunk chunk) {
    for (int i = 0; i < chunk.carried.size(); i++) {
      code.store(recurrence.carried.get(i).next(), chunk.carried.get(i));
    }
  }

  private DType type(int carried) {
    return recurrence.carried.get(carried).next().to().dtype();
  }
}
