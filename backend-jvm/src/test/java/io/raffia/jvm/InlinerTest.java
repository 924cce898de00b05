package io.raffia.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Builder;
import io.raffia.ir.DType;
import io.raffia.ir.Func;
import io.raffia.ir.Literal;
import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.ir.op.Unary;
import io.raffia.passes.Fuse;
import io.raffia.passes.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class InlinerTest {
  /// HotSpot compiles no larger method.
  private static final int LARGEST = 8000;

  private static final TensorType TYPE = TensorType.of(DType.F32, 37);

  /// `sin(tanh(…))`, each `times` times.
  private static Func chain(int times) {
    var x = new Value(TYPE, "x");
    var b = new Builder();
    var y = x;
    for (int i = 0; i < times; i++) y = b.emit(Unary.SIN, b.emit(Unary.TANH, y));
    return b.func("f", List.of(x), List.of(y));
  }

  private static byte[] code(Func f) {
    var loop = (Kernel.Loop) Fuse.fuse(f).kernels().getFirst();
    return KernelCompiler.bytes(KernelCompiler.plan(loop), true);
  }

  private static List<String> calledFunctions(Func f) {
    var node = new ClassNode();
    new ClassReader(code(f)).accept(node, 0);
    var called = new ArrayList<String>();
    for (var c : run(node).instructions) {
      if (c instanceof MethodInsnNode m && m.owner.equals("io/raffia/jvm/VectorMath")) {
        called.add(m.name);
      }
    }
    return called.stream().distinct().sorted().toList();
  }

  private static MethodNode run(ClassNode node) {
    return node.methods.stream().filter(m -> m.name.equals("run")).findFirst().orElseThrow();
  }

  @Test
  void onlyFunctionsWithLoopsAreCalled() {
    assertEquals(List.of("sinOutside"), calledFunctions(chain(1)));
  }

  @Test
  void manyFunctionsAreCalledSoThatTheJitCompilerCompilesTheKernel() {
    assertEquals(List.of("sin", "sinOutside", "tanh"), calledFunctions(chain(40)));
    assertTrue(code(chain(40)).length < LARGEST);
  }

  @Test
  void theJitCompilerCompilesSumsOfManyArrays() {
    var b = new Builder();
    var arrays = new ArrayList<Value>();
    for (int i = 0; i < 300; i++) arrays.add(new Value(TYPE, "x" + i));
    var sum = arrays.getFirst();
    for (var x : arrays.subList(1, 300)) sum = b.add(sum, x);
    var f = b.func("f", arrays, List.of(sum));
    for (var kernel : Fuse.fuse(f).kernels()) {
      for (boolean vector : new boolean[] {false, true}) {
        var plan = KernelCompiler.plan((Kernel.Loop) kernel);
        assertTrue(KernelCompiler.bytes(plan, vector).length < LARGEST);
      }
    }
    var args = new ArrayList<Literal>();
    for (int i = 1; i <= 300; i++) {
      float step = 1f / i;
      args.add(Literal.generate(TYPE, at -> DType.F32.fromDouble(at * step)));
    }
    Runs.assertSame(Runs.run(f, args, Tier.SCALAR), Runs.run(f, args, Tier.VECTOR), "300 arrays");
  }

  @Test
  void bitsAreThoseOfScalarCode() {
    for (int times : new int[] {1, 3, 40}) {
      var args = List.of(Literal.generate(TYPE, i -> DType.F32.fromDouble(i * i * 3e3 - 9)));
      Runs.assertSame(
          Runs.run(chain(times), args, Tier.SCALAR),
          Runs.run(chain(times), args, Tier.VECTOR),
          times + " times");
    }
  }
}
