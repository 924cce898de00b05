package io.raffia.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raffia.ir.op.AllGather;
import io.raffia.ir.op.AxisIndex;
import io.raffia.ir.op.Callback;
import io.raffia.ir.op.CustomTangent;
import io.raffia.ir.op.Op;
import io.raffia.ir.op.Psum;
import io.raffia.ir.op.Recompute;
import io.raffia.ir.op.Tape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// [Laws], sample by sample.
class OpLawsTest {
  static List<Sample> samples() {
    return Laws.samples();
  }

  static Stream<Sample> smooth() {
    return samples().stream().filter(Laws::isSmooth);
  }

  static Stream<Sample> forward() {
    return samples().stream().filter(Laws::isForward);
  }

  @Test
  void everyTypeOfOpHasSamples() {
    var kinds = new HashSet<Class<?>>(RegionSamples.KINDS);
    for (var k : Samples.KINDS)
      kinds.add(k instanceof Enum<?> e ? e.getDeclaringClass() : k.getClass());
    // Only derivatives make these: their laws are those of what makes them.
    kinds.addAll(Set.of(Tape.class, Recompute.class, CustomTangent.class));
    // An effect is no function: CallbackTest.
    kinds.add(Callback.class);
    // What examples have together is nothing that one of them computes: AxisOpTest.
    kinds.addAll(Set.of(AllGather.class, AxisIndex.class, Psum.class));
    assertEquals(leaves(Op.class), kinds);
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    var all = new HashSet<Class<?>>();
    if (!type.isSealed() || type.isEnum()) return Set.of(type);
    for (var sub : type.getPermittedSubclasses()) all.addAll(leaves(sub));
    return all;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void batchIsStacking(Sample s) {
    Laws.batchIsStacking(s);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void batchOfNothingHasTheRightType(Sample s) {
    Laws.batchOfNothingHasTheRightType(s);
  }

  @ParameterizedTest
  @MethodSource("forward")
  void jvpIsTheSlope(Sample s) {
    Laws.jvpIsTheSlope(s);
  }

  @ParameterizedTest
  @MethodSource("forward")
  void transposeIsAdjointToJvp(Sample s) {
    Laws.transposeIsAdjointToJvp(s);
  }

  /// Of a rule that exists in reverse only, finite differences say the tangents.
  @ParameterizedTest
  @MethodSource("smooth")
  void reverseIsAdjointToTheSlope(Sample s) {
    Laws.reverseIsAdjointToTheSlope(s);
  }
}
