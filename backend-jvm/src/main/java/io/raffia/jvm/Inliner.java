package io.raffia.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/// Writes the code of the methods of [VectorMath], [Simd] and [Cells] in place of calls of them.
///
/// The JIT compiler inlines the Vector API's own methods however large a method is, but others only
/// up to some 18,000 nodes, which are two functions, and only where it has seen them called in one
/// of a hundred calls of the kernel; a call that it leaves allocates its vectors, and takes ten
/// times as long. Methods with a loop stay calls, and so do functions when a kernel holds so many
/// that the compiler would run out of nodes and compile none of it.
final class Inliner {
  /// Calls of the Vector API in a method; each is 200 to 300 of the compiler's 80,000 nodes.
  private static final int ROOM = 180;

  private static final String MATH = "io/raffia/jvm/VectorMath";
  private static final String HORNER = "io/raffia/jvm/Horner";
  private static final String SIMD = "io/raffia/jvm/Simd";
  private static final String CELLS = "io/raffia/jvm/Cells";

  private static final Map<String, Body> BODIES = new HashMap<>();

  static {
    read(MATH);
    read(HORNER);
    read(SIMD);
    read(CELLS);
    BODIES.values().removeIf(Body::hasLoop);
  }

  private final MethodVisitor mv;

  /// Takes a number of slots for local variables, and says which is the first.
  private final IntUnaryOperator locals;

  private int room = ROOM;

  Inliner(MethodVisitor mv, IntUnaryOperator locals) {
    this.mv = mv;
    this.locals = locals;
  }

  /// The function of [VectorMath] of vectors on the stack.
  void function(String name, String descriptor) {
    var body = BODIES.get(MATH + name + descriptor);
    call(MATH, name, descriptor, body != null && body.size() <= room);
  }

  /// The method of [Simd] of what is on the stack.
  void simd(String name, String descriptor) {
    call(SIMD, name, descriptor, true);
  }

  /// The method of [Cells] of what is on the stack.
  void cells(String name, String descriptor) {
    call(CELLS, name, descriptor, true);
  }

  private void call(String owner, String name, String descriptor, boolean hasRoom) {
    var body = BODIES.get(owner + name + descriptor);
    if (body == null || !hasRoom) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    } else {
      room -= body.size();
      inline(body.code());
    }
  }

  private void inline(MethodNode method) {
    int[] slots = new int[method.maxLocals];
    var parameters = new ArrayDeque<Type>();
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    if (!isStatic) parameters.push(Type.getObjectType(HORNER));
    for (var t : Type.getArgumentTypes(method.desc)) parameters.push(t);
    int first = locals.applyAsInt(method.maxLocals);
    for (int i = 0; i < slots.length; i++) slots[i] = first + i;
    int at = parameters.stream().mapToInt(Type::getSize).sum();
    for (var t : parameters) {
      at -= t.getSize();
      mv.visitVarInsn(t.getOpcode(Opcodes.ISTORE), slots[at]);
    }
    var end = new Label();
    var labels = new HashMap<LabelNode, Label>();
    boolean jumps = false;
    for (var code : method.instructions) {
      if (isReturn(code)) {
        // The last one needs no jump.
        if (code.getNext() == null || isEnd(code.getNext())) continue;
        mv.visitJumpInsn(Opcodes.GOTO, end);
        jumps = true;
      } else {
        copy(code, slots, labels);
      }
    }
    if (jumps) mv.visitLabel(end);
  }

  private static boolean isReturn(AbstractInsnNode code) {
    return code.getOpcode() >= Opcodes.IRETURN && code.getOpcode() <= Opcodes.RETURN;
  }

  /// Whether there is no more code.
  private static boolean isEnd(AbstractInsnNode from) {
    for (@Nullable AbstractInsnNode c = from; c != null; c = c.getNext()) {
      if (c.getOpcode() >= 0) return false;
    }
    return true;
  }

  private void copy(AbstractInsnNode code, int[] slots, Map<LabelNode, Label> labels) {
    switch (code) {
      case VarInsnNode v -> mv.visitVarInsn(v.getOpcode(), slots[v.var]);
      case LabelNode l -> mv.visitLabel(labels.computeIfAbsent(l, _ -> new Label()));
      case JumpInsnNode j ->
          mv.visitJumpInsn(j.getOpcode(), labels.computeIfAbsent(j.label, _ -> new Label()));
      // A component of a record is private to it.
      case FieldInsnNode f when f.owner.equals(HORNER) && f.getOpcode() == Opcodes.GETFIELD ->
          mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HORNER, f.name, "()" + f.desc, false);
      case MethodInsnNode m when BODIES.containsKey(key(m)) ->
          inline(Objects.requireNonNull(BODIES.get(key(m))).code());
      default -> code.accept(mv);
    }
  }

  private static String key(MethodInsnNode call) {
    return call.owner + call.name + call.desc;
  }

  private static void read(String name) {
    var node = new ClassNode();
    try (var in = Inliner.class.getResourceAsStream("/" + name + ".class")) {
      new ClassReader(Objects.requireNonNull(in, name).readAllBytes())
          .accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var m : node.methods) {
      boolean isComponent = m.name.matches("c\\d");
      if (!m.name.startsWith("<") && !isComponent) BODIES.put(name + m.name + m.desc, new Body(m));
    }
  }

  private record Body(MethodNode code) {
    boolean hasLoop() {
      for (var c : code.instructions) {
        if (c instanceof JumpInsnNode j
            && code.instructions.indexOf(j.label) < code.instructions.indexOf(j)) return true;
      }
      return false;
    }

    /// How many calls of the Vector API it makes, with those of what it calls.
    int size() {
      int all = 0;
      for (var c : code.instructions) {
        if (!(c instanceof MethodInsnNode call)) continue;
        var body = BODIES.get(key(call));
        if (body != null) all += body.size();
        else if (call.owner.startsWith(VectorOps.API)) all++;
      }
      return all;
    }
  }
}
