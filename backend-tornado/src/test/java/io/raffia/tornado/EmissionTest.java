package io.raffia.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.ir.Laws;
import io.raffia.ir.op.Composite;
import io.raffia.passes.Fuse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/// Generated classes are valid, and as TornadoVM wants them: of `apply` no operand looks like a
/// call, and the kernel's parameters have names from its first instruction on.
class EmissionTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void kernelsOfAllOpsAreAsTornadoWantsThem(boolean small) {
    int kernels = 0;
    for (var s : Laws.samples()) {
      if (s.op() instanceof Composite) continue;
      var program = Fuse.fuse(Laws.single(s));
      var lowering = new Tasks(new Limits(true, small, 0), program::storage, _ -> true);
      for (var kernel : program.kernels()) {
        if (kernel instanceof io.raffia.passes.Kernel.Data) continue;
        try {
          for (var task : lowering.of(kernel)) {
            if (small) assertEquals(64, task.group(), task.name());
            check(task, false);
            check(task, true);
            kernels++;
          }
        } catch (Tasks.Refusal hosted) {
          assertTrue(String.valueOf(hosted.getMessage()).length() > 10);
        }
      }
    }
    assertTrue(kernels > 400, kernels + " kernels");
  }

  private static void check(Task task, boolean cautious) {
    var places = new Places(new Tornado());
    var parameters = new Parameters(task.values(), places::own, cautious);
    var code = task.writer().write(parameters);
    var problems = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(code), Runs.class.getClassLoader(), false, new PrintWriter(problems));
    assertEquals("", problems.toString(), task.name());
    var named = new ArrayList<String>();
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] all) {
                if (!name.equals(task.name())) return new MethodVisitor(Opcodes.ASM9) {};
                return new MethodVisitor(Opcodes.ASM9) {
                  private boolean begun;
                  private @Nullable Label first;

                  @Override
                  public void visitLabel(Label label) {
                    if (!begun && first == null) first = label;
                  }

                  @Override
                  public void visitVarInsn(int opcode, int index) {
                    begun = true;
                  }

                  @Override
                  public void visitLocalVariable(
                      String name, String d, String s, Label start, Label end, int index) {
                    assertSame(first, start, task.name());
                    named.add(name);
                  }
                };
              }
            },
            0);
    assertEquals(parameters.arrays().size() + 1, named.size(), task.name());
    assertEquals("context", named.getFirst());
    assertEquals(0xb8, firstCall(code, parameters.arrays().size() + 1), task.name());
  }

  /// The byte where the call of `apply` stands, which must be the first of its value: before it,
  /// each parameter takes a load (one byte, or two from the fifth on) and a cast of three bytes.
  private static int firstCall(byte[] code, int parameters) {
    var pattern = new byte[] {Opcodes.ALOAD + 18, (byte) Opcodes.CHECKCAST}; // aload_1, checkcast
    int at = 0;
    while (code[at] != pattern[0] || code[at + 1] != pattern[1]) at++;
    int length = 0;
    for (int i = 1; i <= parameters; i++) length += (i < 4 ? 1 : 2) + 3;
    for (int i = at; i < at + length; i++) assertTrue((code[i] & 0xff) != 0xb8, "byte " + i);
    return code[at + length] & 0xff;
  }
}
