package io.raffia.tornado;

import io.raffia.jvm.ConvShape.Spatial;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Where the elements of a matrix lie in an array, by the digits of their two numbers (row and
/// column, or row and depth), and which of them are zeros that lie nowhere: outside of an input.
final class MatrixIndex {
  /// `n / below % extent`, of one of the numbers; `isLast`: without the remainder.
  record Digit(int below, int extent, boolean isLast) {
    /// Of an axis of one element.
    static final Digit ONE = new Digit(1, 1, true);
  }

  private record Term(Digit digit, boolean second, long stride) {}

  /// An axis of an input: the first number has the digit of a position, the second that of a tap.
  private record Window(Digit position, Digit tap, Spatial axis) {
    /// Whether it reads outside of the input or between its elements.
    boolean hasZeros() {
      long last = (position.extent - 1L) * axis.stride() + (tap.extent - 1L) * axis.rhsDilation();
      return axis.lhsDilation() > 1 || axis.low() > 0 || last - axis.low() >= axis.in();
    }
  }

  private long offset;
  private final List<Term> terms = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();

  MatrixIndex(long offset) {
    this.offset = offset;
  }

  static MatrixIndex strided(long offset, long first, long second) {
    var index = new MatrixIndex(offset);
    index.first(new Digit(1, Integer.MAX_VALUE, true), first);
    index.second(new Digit(1, Integer.MAX_VALUE, true), second);
    return index;
  }

  void first(Digit digit, long stride) {
    if (digit.extent != 1) terms.add(new Term(digit, false, stride));
  }

  void second(Digit digit, long stride) {
    if (digit.extent != 1) terms.add(new Term(digit, true, stride));
  }

  void window(Digit position, Digit tap, Spatial axis) {
    windows.add(new Window(position, tap, axis));
  }

  /// Moves all elements.
  void move(long by) {
    offset += by;
  }

  /// Whether neighbours by the second number are nearer to each other than those by the first.
  boolean isAlongSecond() {
    return nearest(true) <= nearest(false);
  }

  private long nearest(boolean second) {
    long least = Long.MAX_VALUE;
    for (var t : terms) {
      if (t.second == second && t.digit.below == 1) least = Math.min(least, Math.abs(t.stride));
    }
    for (var w : windows) {
      var digit = second ? w.tap : w.position;
      if (digit.extent == 1 || digit.below != 1) continue;
      long steps = second ? w.axis.rhsDilation() : w.axis.stride();
      least = Math.min(least, Math.abs(steps * w.axis.inStep()));
    }
    return least;
  }

  /// Computes where in an input the element is whose numbers are in two variables, into variables
  /// from `free` on, and jumps to `zero` where it lies nowhere. All conditions are joined, as jumps
  /// of their own have been compiled wrongly.
  void inside(MethodVisitor mv, int first, int second, int free, Label zero) {
    for (int i = 0; i < windows.size(); i++) {
      var w = windows.get(i);
      mv.visitLdcInsn(-w.axis.low());
      times(mv, first, w.position, w.axis.stride());
      times(mv, second, w.tap, w.axis.rhsDilation());
      mv.visitVarInsn(Opcodes.ISTORE, free + i);
    }
    boolean any = false;
    for (int i = 0; i < windows.size(); i++) {
      var axis = windows.get(i).axis;
      if (!windows.get(i).hasZeros()) continue;
      mv.visitVarInsn(Opcodes.ILOAD, free + i);
      holds(mv, Opcodes.IFGE);
      if (any) mv.visitInsn(Opcodes.IAND);
      any = true;
      mv.visitVarInsn(Opcodes.ILOAD, free + i);
      mv.visitLdcInsn(axis.in() == 0 ? 0 : (axis.in() - 1) * axis.lhsDilation() + 1);
      holds(mv, Opcodes.IF_ICMPLT);
      mv.visitInsn(Opcodes.IAND);
      if (axis.lhsDilation() > 1) {
        mv.visitVarInsn(Opcodes.ILOAD, free + i);
        divide(mv, Opcodes.IREM, axis.lhsDilation());
        holds(mv, Opcodes.IFEQ);
        mv.visitInsn(Opcodes.IAND);
      }
    }
    if (any) mv.visitJumpInsn(Opcodes.IFEQ, zero);
  }

  /// Adds the place of the element to what is on the stack, after [#inside].
  void add(MethodVisitor mv, int first, int second, int free) {
    mv.visitLdcInsn((int) offset);
    mv.visitInsn(Opcodes.IADD);
    for (var t : terms) times(mv, t.second ? second : first, t.digit, t.stride);
    for (int i = 0; i < windows.size(); i++) {
      var axis = windows.get(i).axis;
      mv.visitVarInsn(Opcodes.ILOAD, free + i);
      if (axis.lhsDilation() > 1) divide(mv, Opcodes.IDIV, axis.lhsDilation());
      multiply(mv, axis.inStep());
      mv.visitInsn(Opcodes.IADD);
    }
  }

  private static void holds(MethodVisitor mv, int jump) {
    var yes = new Label();
    var end = new Label();
    mv.visitJumpInsn(jump, yes);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitJumpInsn(Opcodes.GOTO, end);
    mv.visitLabel(yes);
    mv.visitInsn(Opcodes.ICONST_1);
    mv.visitLabel(end);
  }

  /// Adds a digit times a stride to what is on the stack.
  private static void times(MethodVisitor mv, int number, Digit digit, long stride) {
    if (digit.extent == 1 || stride == 0) return;
    mv.visitVarInsn(Opcodes.ILOAD, number);
    if (digit.below != 1) divide(mv, Opcodes.IDIV, digit.below);
    if (!digit.isLast) divide(mv, Opcodes.IREM, digit.extent);
    multiply(mv, stride);
    mv.visitInsn(Opcodes.IADD);
  }

  private static void divide(MethodVisitor mv, int opcode, int by) {
    mv.visitLdcInsn(by);
    mv.visitInsn(opcode);
  }

  private static void multiply(MethodVisitor mv, long by) {
    if (by == 1) return;
    mv.visitLdcInsn((int) by);
    mv.visitInsn(Opcodes.IMUL);
  }
}
