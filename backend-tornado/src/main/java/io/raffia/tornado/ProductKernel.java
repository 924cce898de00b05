package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.ProductLayout;
import io.raffia.tornado.device.Tiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes a matrix product: a group of work items for each tile of each matrix of the batch.
final class ProductKernel {
  private static final int ITEMS = Tiles.SIDE * Tiles.SIDE;

  private ProductKernel() {}

  static Task of(String name, Kernel.Product product, UnaryOperator<Value> storage) {
    var layout = product.layout();
    long tiles =
        (long) Math.ceilDiv(layout.rows(), Tiles.SIDE) * Math.ceilDiv(layout.columns(), Tiles.SIDE);
    long matrices = 1;
    for (var b : layout.batch()) matrices *= b.extent();
    long items = Math.multiplyExact(tiles * matrices, (long) ITEMS);
    if (items > Integer.MAX_VALUE) {
      throw new DeviceException(name + ": " + items + " work items are too many for a device");
    }
    var all = new LinkedHashSet<Value>();
    for (var v : List.of(product.to(), product.lhs().array(), product.rhs().array())) {
      all.add(storage.apply(v));
    }
    var arrays = new ArrayList<>(all);
    var code =
        TaskWriter.write(
            name,
            arrays,
            mv -> emit(mv, product, tiles, v -> 1 + arrays.indexOf(storage.apply(v))));
    return new Task(name, () -> code, arrays, items, ITEMS);
  }

  private interface Parameter {
    int of(Value v);
  }

  private static void emit(
      MethodVisitor mv, Kernel.Product product, long tiles, Parameter parameter) {
    var layout = product.layout();
    int group = 4;
    TaskWriter.index(mv, "groupIdx");
    mv.visitVarInsn(Opcodes.ISTORE, group);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, parameter.of(product.lhs().array()));
    mv.visitVarInsn(Opcodes.ALOAD, parameter.of(product.rhs().array()));
    mv.visitVarInsn(Opcodes.ALOAD, parameter.of(product.to()));
    mv.visitVarInsn(Opcodes.ILOAD, group);
    mv.visitLdcInsn((int) tiles);
    mv.visitInsn(Opcodes.IREM);
    start(mv, group, tiles, layout.batch(), product.lhs().offset(), ProductLayout.Batch::left);
    start(mv, group, tiles, layout.batch(), product.rhs().offset(), ProductLayout.Batch::right);
    start(mv, group, tiles, layout.batch(), 0, ProductLayout.Batch::to);
    long[] numbers = {
      layout.rows(),
      layout.columns(),
      layout.depth(),
      layout.leftRow(),
      layout.leftDepth(),
      layout.rightDepth(),
      layout.rightColumn(),
      layout.toRow()
    };
    for (long n : numbers) mv.visitLdcInsn((int) n);
    var a = "L" + ArrayKind.FLOAT.type + ";";
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/raffia/tornado/device/Tiles",
        "multiply",
        "(L" + Library.CONTEXT + ";" + a + a + a + "I".repeat(12) + ")V",
        false);
  }

  /// Where the group's matrix begins.
  private static void start(
      MethodVisitor mv,
      int group,
      long tiles,
      List<ProductLayout.Batch> batch,
      long offset,
      ToLongFunction<ProductLayout.Batch> stride) {
    mv.visitLdcInsn((int) offset);
    long below = tiles;
    for (var b : batch.reversed()) {
      if (stride.applyAsLong(b) != 0 && b.extent() > 1) {
        mv.visitVarInsn(Opcodes.ILOAD, group);
        mv.visitLdcInsn((int) below);
        mv.visitInsn(Opcodes.IDIV);
        mv.visitLdcInsn(b.extent());
        mv.visitInsn(Opcodes.IREM);
        mv.visitLdcInsn((int) stride.applyAsLong(b));
        mv.visitInsn(Opcodes.IMUL);
        mv.visitInsn(Opcodes.IADD);
      }
      below *= b.extent();
    }
  }
}
