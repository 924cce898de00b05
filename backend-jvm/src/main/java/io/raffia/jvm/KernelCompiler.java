package io.raffia.jvm;

import io.raffia.ir.Scalar;
import io.raffia.passes.Kernel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// Loop kernels to plans, and plans to hidden classes.
public final class KernelCompiler {
  static final String NAME = "io/raffia/jvm/GeneratedKernel";
  static final String ENTRIES = "entries";

  private KernelCompiler() {}

  /// The plan of a loop kernel.
  public static KernelPlan plan(Kernel.Loop kernel) {
    var lowering = new Lowering(kernel.graph(), Collapse.of(kernel));
    var outer = lowering.loops(kernel.axes());
    var outputs = new ArrayList<KernelPlan.Output>();
    for (var store : kernel.stores()) {
      var body = lowering.lower(store.body(), null);
      outputs.add(new KernelPlan.Output(store.to(), lowering.rowMajor(kernel.axes()), body, null));
    }
    return new KernelPlan(lowering, outer, outputs, false);
  }

  /// The plan of the updates of an accumulation.
  public static KernelPlan plan(Kernel.Accumulate kernel) {
    var lowering = new Lowering(kernel.graph(), Map.of());
    var outer = lowering.loops(kernel.axes());
    lowering.pin(kernel.to(), outer);
    var guard = lowering.lower(kernel.guard(), null);
    var at = lowering.linear(kernel.to(), kernel.index(), guard);
    var body = lowering.lower(kernel.body(), guard);
    return new KernelPlan(
        lowering,
        outer,
        List.of(new KernelPlan.Output(kernel.to(), at, body, guard)),
        !areApart(outer, at));
  }

  /// Whether iterations of the outermost loop write different elements: what the others add to the
  /// address is less than one step of it.
  private static boolean areApart(List<Loop> outer, Node.Sum at) {
    if (outer.isEmpty()) return true;
    long step = 0;
    long others = 0;
    for (int i = 0; i < at.terms.size(); i++) {
      long factor = at.factors.get(i);
      if (!(at.terms.get(i) instanceof Node.Counter counter) || factor < 0) return false;
      if (counter.loop == outer.getFirst()) step = factor;
      else others += factor * (counter.loop.extent - 1);
    }
    return others < step;
  }

  /// The class file of a plan: of scalars, or of vectors where its loops allow them. Its instances
  /// know where the addresses of their arrays stand in the table, so that equal kernels of other
  /// arrays have equal class files.
  static byte[] bytes(KernelPlan plan, boolean vector) {
    var writer = new KernelClassWriter();
    writer.visit(
        Opcodes.V25,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        NAME,
        null,
        "java/lang/Object",
        new String[] {"io/raffia/jvm/LoopCode"});
    writer
        .visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, ENTRIES, "[J", null, null)
        .visitEnd();
    var init = writer.visitMethod(0, "<init>", "([J)V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitVarInsn(Opcodes.ALOAD, 1);
    init.visitFieldInsn(Opcodes.PUTFIELD, NAME, ENTRIES, "[J");
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    init.visitEnd();
    var run = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "(JII)V", null, null);
    run.visitCode();
    new KernelEmitter(run, plan, vector).emit();
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /// Makes instances of a class file.
  static MethodHandle define(byte[] code) {
    try {
      var hidden = MethodHandles.lookup().defineHiddenClass(code, true);
      return hidden
          .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class, long[].class))
          .asType(MethodType.methodType(LoopCode.class, long[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a generated kernel cannot be loaded", e);
    }
  }

  /// The code for arrays whose addresses stand at `entries`, in bytes, of the table.
  static LoopCode instance(MethodHandle code, long[] entries) {
    try {
      return (LoopCode) code.invokeExact(entries);
    } catch (Throwable e) {
      throw new IllegalStateException("a generated kernel cannot be made", e);
    }
  }

  /// Frames need no class loading: kernels only merge equal types.
  private static final class KernelClassWriter extends ClassWriter {
    KernelClassWriter() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String type1, String type2) {
      return "java/lang/Object";
    }
  }
}
