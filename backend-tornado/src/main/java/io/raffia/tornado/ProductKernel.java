package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.passes.Kernel;
import io.raffia.passes.ProductLayout;
import io.raffia.tornado.device.Tiles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes a matrix product: a group of work items for each tile of each matrix of the batch. Tiles
/// are large where there are enough of them to keep a device busy.
final class ProductKernel {
  /// Fewer large tiles than this would leave parts of a large device idle.
  private static final long LEAST_LARGE = 64;

  private ProductKernel() {}

  private static long tiles(ProductLayout layout, int side) {
    return (long) Math.ceilDiv(layout.rows(), side) * Math.ceilDiv(layout.columns(), side);
  }

  /// `small`: in groups of 64.
  static Task of(String name, Kernel.Product product, UnaryOperator<Value> storage, boolean small) {
    var layout = product.layout();
    long matrices = 1;
    for (var b : layout.batch()) matrices *= b.extent();
    boolean isLarge =
        !small
            && layout.rows() >= Tiles.LARGE
            && layout.columns() >= Tiles.LARGE
            && tiles(layout, Tiles.LARGE) * matrices >= LEAST_LARGE;
    var kernel = small ? "multiplySmall" : isLarge ? "multiplyLarge" : "multiply";
    long tiles = tiles(layout, small ? Tiles.SMALL : isLarge ? Tiles.LARGE : Tiles.SIDE);
    int group = small ? Tiles.SMALL * Tiles.SMALL : Tiles.SIDE * Tiles.SIDE;
    long items = Math.multiplyExact(tiles * matrices, (long) group);
    if (items > Integer.MAX_VALUE) {
      throw new DeviceException(name + ": " + items + " work items are too many for a device");
    }
    var all = new LinkedHashSet<Value>();
    for (var v : List.of(product.to(), product.lhs().array(), product.rhs().array())) {
      all.add(storage.apply(v));
    }
    return new Task(
        name,
        parameters ->
            TaskWriter.write(
                name, parameters, mv -> emit(mv, product, kernel, tiles, parameters, storage)),
        List.copyOf(all),
        items,
        group);
  }

  private static void emit(
      MethodVisitor mv,
      Kernel.Product product,
      String kernel,
      long tiles,
      Parameters parameters,
      UnaryOperator<Value> storage) {
    var layout = product.layout();
    int group = parameters.firstLocal();
    var lhs = storage.apply(product.lhs().array());
    var rhs = storage.apply(product.rhs().array());
    var to = storage.apply(product.to());
    TaskWriter.index(mv, "groupIdx");
    mv.visitVarInsn(Opcodes.ISTORE, group);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    for (var v : List.of(lhs, rhs, to)) mv.visitVarInsn(Opcodes.ALOAD, parameters.number(v));
    mv.visitVarInsn(Opcodes.ILOAD, group);
    mv.visitLdcInsn((int) tiles);
    mv.visitInsn(Opcodes.IREM);
    long leftAt = product.lhs().offset() + parameters.offset(lhs);
    long rightAt = product.rhs().offset() + parameters.offset(rhs);
    start(mv, group, tiles, layout.batch(), leftAt, ProductLayout.Batch::left);
    start(mv, group, tiles, layout.batch(), rightAt, ProductLayout.Batch::right);
    start(mv, group, tiles, layout.batch(), parameters.offset(to), ProductLayout.Batch::to);
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
        kernel,
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
