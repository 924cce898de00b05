package io.raffia.tornado;

import io.raffia.ir.Value;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Node;
import io.raffia.passes.Kernel;
import io.raffia.passes.ProductLayout;
import io.raffia.tornado.device.Tiles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes a matrix product: a group of work items for each tile of each matrix of the batch, and
/// what is computed of each element of the result alone. Tiles are large where there are enough of
/// them to keep a device busy.
final class ProductKernel {
  /// Fewer large tiles than this would leave parts of a large device idle.
  private static final long LEAST_LARGE = 64;

  private final Kernel.Product product;
  private final UnaryOperator<Value> storage;
  private final @Nullable KernelPlan epilogue;
  private final boolean stores;
  private final String kernel;

  /// Rows and columns of a tile, and of the items of a group.
  private final int tile;

  private final int side;
  private final long tiles;
  private final long matrices;

  /// `epilogue` is a loop over the result's elements that reads of the result its own element, or
  /// null; `stores` says whether the result must be written too, as large tiles always are, which
  /// are more than an item has variables for; `small`: in groups of 64.
  ProductKernel(
      Kernel.Product product,
      @Nullable KernelPlan epilogue,
      boolean stores,
      UnaryOperator<Value> storage,
      boolean small) {
    this.product = product;
    this.epilogue = epilogue;
    this.storage = storage;
    var layout = product.layout();
    matrices =
        layout.batch().stream().mapToLong(ProductLayout.Batch::extent).reduce(1, (a, b) -> a * b);
    boolean large =
        !small
            && layout.rows() >= Tiles.LARGE
            && layout.columns() >= Tiles.LARGE
            && tiles(layout, Tiles.LARGE) * matrices >= LEAST_LARGE;
    kernel = small ? "multiplySmall" : large ? "multiplyLarge" : "multiply";
    tile = small ? Tiles.SMALL : large ? Tiles.LARGE : Tiles.SIDE;
    side = small ? Tiles.SMALL : Tiles.SIDE;
    tiles = tiles(layout, tile);
    this.stores = stores || isLarge();
  }

  private boolean isLarge() {
    return tile == Tiles.LARGE;
  }

  private static long tiles(ProductLayout layout, int side) {
    return (long) Math.ceilDiv(layout.rows(), side) * Math.ceilDiv(layout.columns(), side);
  }

  /// Whether a loop is over the elements of a product's result and reads of it its own only.
  static boolean fits(KernelPlan plan, Value result, UnaryOperator<Value> storage) {
    if (NodeCode.size(plan.outer) != result.type().size() || !plan.groups().isEmpty()) return false;
    var to = storage.apply(result);
    for (var o : plan.outputs) {
      if (o.guard() != null || storage.apply(o.to()).equals(to)) return false;
    }
    for (var node : plan.needed()) {
      if (!(node instanceof Node.Load load) || !storage.apply(load.array).equals(to)) continue;
      if (load.guard != null || !NodeCode.isRowMajor(load.at, plan.outer)) return false;
    }
    return true;
  }

  Task task(String name) {
    int group = side * side;
    long items = Math.multiplyExact(tiles * matrices, (long) group);
    if (items > Integer.MAX_VALUE) {
      throw new DeviceException(name + ": " + items + " work items are too many for a device");
    }
    var all = new LinkedHashSet<Value>();
    if (stores) all.add(storage.apply(product.to()));
    if (epilogue != null) all.addAll(LoopKernel.values(epilogue, storage));
    all.add(storage.apply(product.lhs().array()));
    all.add(storage.apply(product.rhs().array()));
    if (!stores) all.remove(storage.apply(product.to()));
    return new Task(
        name,
        parameters -> TaskWriter.write(name, parameters, mv -> emit(mv, parameters)),
        List.copyOf(all),
        items,
        group);
  }

  private void emit(MethodVisitor mv, Parameters parameters) {
    int group = parameters.firstLocal();
    int part = group + 2;
    int each = tile / side;
    LoopKernel.group(mv, group, group + 1);
    multiply(mv, parameters, group);
    var next = new Label();
    var end = new Label();
    if (!isLarge()) {
      mv.visitVarInsn(Opcodes.FSTORE, group + 3);
      element(mv, parameters, group, end);
    } else if (epilogue != null) {
      mv.visitInsn(Opcodes.ICONST_0);
      mv.visitVarInsn(Opcodes.ISTORE, part);
      mv.visitLabel(next);
      mv.visitVarInsn(Opcodes.ILOAD, part);
      mv.visitLdcInsn(each * each);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
      var skip = new Label();
      element(mv, parameters, group, skip);
      mv.visitLabel(skip);
      mv.visitIincInsn(part, 1);
      mv.visitJumpInsn(Opcodes.GOTO, next);
    }
    mv.visitLabel(end);
  }

  /// Leaves the item's element on the stack, or of large tiles writes them.
  private void multiply(MethodVisitor mv, Parameters parameters, int group) {
    var layout = product.layout();
    var lhs = storage.apply(product.lhs().array());
    var rhs = storage.apply(product.rhs().array());
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    var to = storage.apply(product.to());
    var arrays = isLarge() ? List.of(lhs, rhs, to) : List.of(lhs, rhs);
    for (var v : arrays) mv.visitVarInsn(Opcodes.ALOAD, parameters.number(v));
    tile(mv, group);
    start(mv, group, product.lhs().offset() + parameters.offset(lhs), ProductLayout.Batch::left);
    start(mv, group, product.rhs().offset() + parameters.offset(rhs), ProductLayout.Batch::right);
    if (isLarge()) start(mv, group, parameters.offset(to), ProductLayout.Batch::to);
    long[] numbers = {
      layout.rows(),
      layout.columns(),
      layout.depth(),
      layout.leftRow(),
      layout.leftDepth(),
      layout.rightDepth(),
      layout.rightColumn()
    };
    for (long n : numbers) mv.visitLdcInsn((int) n);
    if (isLarge()) mv.visitLdcInsn((int) layout.toRow());
    var a = "L" + ArrayKind.FLOAT.type + ";";
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/raffia/tornado/device/Tiles",
        kernel,
        "(L"
            + Library.CONTEXT
            + ";"
            + a.repeat(arrays.size())
            + "I".repeat(isLarge() ? 12 : 10)
            + (isLarge() ? ")V" : ")F"),
        false);
  }

  /// The number of the tile in its matrix.
  private void tile(MethodVisitor mv, int group) {
    mv.visitVarInsn(Opcodes.ILOAD, group);
    mv.visitLdcInsn((int) tiles);
    mv.visitInsn(Opcodes.IREM);
  }

  /// What becomes of one of the item's elements, unless it lies outside of the matrix: `group` and
  /// the variables that follow hold the numbers of group and item, which of its elements, and that.
  private void element(MethodVisitor mv, Parameters parameters, int group, Label outside) {
    var layout = product.layout();
    int sum = group + 3;
    int row = group + 4;
    int column = group + 5;
    int number = group + 6;
    int across = Math.ceilDiv(layout.columns(), tile);
    place(mv, group, across, Opcodes.IDIV, row);
    place(mv, group, across, Opcodes.IREM, column);
    mv.visitVarInsn(Opcodes.ILOAD, row);
    mv.visitLdcInsn(layout.rows());
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, outside);
    mv.visitVarInsn(Opcodes.ILOAD, column);
    mv.visitLdcInsn(layout.columns());
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, outside);
    start(mv, group, 0, ProductLayout.Batch::to);
    mv.visitVarInsn(Opcodes.ILOAD, row);
    mv.visitLdcInsn((int) layout.toRow());
    mv.visitInsn(Opcodes.IMUL);
    mv.visitInsn(Opcodes.IADD);
    mv.visitVarInsn(Opcodes.ILOAD, column);
    mv.visitInsn(Opcodes.IADD);
    mv.visitVarInsn(Opcodes.ISTORE, number);
    var to = storage.apply(product.to());
    if (stores) {
      mv.visitVarInsn(Opcodes.ALOAD, parameters.number(to));
      mv.visitVarInsn(Opcodes.ILOAD, number);
      mv.visitLdcInsn(parameters.offset(to));
      mv.visitInsn(Opcodes.IADD);
      if (isLarge()) {
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, ArrayKind.FLOAT.type, "get", "(I)F", false);
        mv.visitVarInsn(Opcodes.FSTORE, sum);
      } else {
        mv.visitVarInsn(Opcodes.FLOAD, sum);
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, ArrayKind.FLOAT.type, "set", "(IF)V", false);
      }
    }
    if (epilogue == null) return;
    var code = new NodeCode(epilogue, storage, parameters, mv, group, number + 1);
    for (var node : epilogue.needed()) {
      if (node instanceof Node.Load load && storage.apply(load.array).equals(to)) {
        code.bind(load, sum);
      }
    }
    code.counters(number, epilogue.outer);
    code.scope(null);
    epilogue.outer.forEach(code::scope);
    for (var o : epilogue.outputs) code.store(o, -1);
  }

  /// Row or column, by what divides into rows and columns, of the element.
  private void place(MethodVisitor mv, int group, int across, int by, int to) {
    tile(mv, group);
    mv.visitLdcInsn(across);
    mv.visitInsn(by);
    mv.visitLdcInsn(tile);
    mv.visitInsn(Opcodes.IMUL);
    mv.visitVarInsn(Opcodes.ILOAD, group + 1);
    mv.visitLdcInsn(side);
    mv.visitInsn(by);
    mv.visitInsn(Opcodes.IADD);
    if (tile > side) {
      mv.visitVarInsn(Opcodes.ILOAD, group + 2);
      mv.visitLdcInsn(tile / side);
      mv.visitInsn(by);
      mv.visitLdcInsn(side);
      mv.visitInsn(Opcodes.IMUL);
      mv.visitInsn(Opcodes.IADD);
    }
    mv.visitVarInsn(Opcodes.ISTORE, to);
  }

  /// Where the group's matrix begins.
  private void start(
      MethodVisitor mv, int group, long offset, ToLongFunction<ProductLayout.Batch> stride) {
    mv.visitLdcInsn((int) offset);
    long below = tiles;
    for (var b : product.layout().batch().reversed()) {
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
