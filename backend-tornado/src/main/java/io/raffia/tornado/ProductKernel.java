package io.raffia.tornado;

import io.raffia.ir.TensorType;
import io.raffia.ir.Value;
import io.raffia.jvm.KernelPlan;
import io.raffia.jvm.Node;
import io.raffia.passes.ProductLayout;
import io.raffia.tornado.device.Tiles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Writes matrix products: a group of work items for each tile of each of them, and what is
/// computed of each element of the result alone. Tiles are large where there are enough of them to
/// keep a device busy. Long sums of few tiles are cut into chunks, whose results a second task adds
/// up; how many depends on the sizes alone.
final class ProductKernel {
  /// Fewer large tiles than this would leave parts of a large device idle.
  private static final long LEAST_LARGE = 64;

  /// So many groups keep a large device busy.
  private static final long GROUPS = 256;

  /// Chunks of sums have so many products at least.
  private static final int LEAST_CHUNK = 512;

  private static final int ITEMS = 64;

  private final Matrices matrices;
  private final UnaryOperator<Value> storage;
  private final @Nullable KernelPlan epilogue;
  private final boolean stores;
  private final String kernel;

  /// Rows and columns of a tile, and of the items of a group.
  private final int tile;

  private final int side;
  private final long tiles;

  /// How many products of each sum are in a chunk; where there are several, their results lie in
  /// `partial`, one chunk's after the other's.
  private final int chunk;

  private final int chunks;
  private final @Nullable Value partial;

  /// `epilogue` is a loop over the result's elements that reads of the result its own element, or
  /// null; `stores` says whether the result must be written too, as large tiles always are, which
  /// are more than an item has variables for; `small`: in groups of 64; `splits`: whether sums may
  /// be cut, which needs a result that these matrices are alone.
  ProductKernel(
      Matrices matrices,
      @Nullable KernelPlan epilogue,
      boolean stores,
      UnaryOperator<Value> storage,
      boolean small,
      boolean splits) {
    this.matrices = matrices;
    this.epilogue = epilogue;
    this.storage = storage;
    int most = splits ? matrices.depth() / LEAST_CHUNK : 1;
    boolean large =
        !small
            && matrices.rows() >= Tiles.LARGE
            && matrices.columns() >= Tiles.LARGE
            && tiles(Tiles.LARGE) * matrices.count() * Math.max(1, most) >= LEAST_LARGE;
    kernel = small ? "multiplySmall" : large ? "multiplyLarge" : "multiply";
    tile = small ? Tiles.SMALL : large ? Tiles.LARGE : Tiles.SIDE;
    side = small ? Tiles.SMALL : Tiles.SIDE;
    tiles = tiles(tile);
    long parts = Math.min(most, Math.ceilDiv(GROUPS, tiles * matrices.count()));
    chunk =
        parts < 2
            ? matrices.depth()
            : Math.ceilDiv(Math.ceilDiv(matrices.depth(), (int) parts), Tiles.SIDE) * Tiles.SIDE;
    chunks = parts < 2 ? 1 : Math.ceilDiv(matrices.depth(), chunk);
    long size = matrices.to().type().size();
    partial =
        chunks < 2 ? null : new Value(TensorType.of(matrices.to().dtype(), chunks, (int) size));
    this.stores = stores || isLarge() && partial == null;
  }

  private boolean isLarge() {
    return tile == Tiles.LARGE;
  }

  private long tiles(int side) {
    return (long) Math.ceilDiv(matrices.rows(), side) * Math.ceilDiv(matrices.columns(), side);
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

  private Value to() {
    return storage.apply(matrices.to());
  }

  /// One task, or two where sums are cut.
  List<Task> tasks(String name) {
    int group = side * side;
    long items = Math.multiplyExact(tiles * matrices.count() * chunks, (long) group);
    if (items > Integer.MAX_VALUE) {
      throw new DeviceException(name + ": " + items + " work items are too many for a device");
    }
    var read = List.of(storage.apply(matrices.left()), storage.apply(matrices.right()));
    var results = new LinkedHashSet<Value>();
    if (stores) results.add(to());
    if (epilogue != null) results.addAll(LoopKernel.values(epilogue, storage));
    if (!stores) results.remove(to());
    if (partial == null) {
      results.addAll(read);
      return List.of(task(name, results, items, group, this::emit, this::addMethods));
    }
    var first = new LinkedHashSet<Value>(List.of(partial));
    first.addAll(read);
    results.add(partial);
    long n = Math.ceilDiv(matrices.to().type().size(), (long) ITEMS) * ITEMS;
    return List.of(
        task(name + "_parts", first, items, group, this::emit, this::addMethods),
        task(name, results, n, ITEMS, this::whole, _ -> {}));
  }

  /// Writes the code of a kernel.
  private interface Body {
    void emit(MethodVisitor mv, Parameters parameters);
  }

  private static Task task(
      String name,
      Set<Value> values,
      long items,
      int group,
      Body body,
      Consumer<ClassVisitor> methods) {
    return new Task(
        name,
        parameters -> TaskWriter.write(name, parameters, mv -> body.emit(mv, parameters), methods),
        List.copyOf(values),
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
    } else if (epilogue != null && partial == null) {
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
    var left = storage.apply(matrices.left());
    var right = storage.apply(matrices.right());
    var result = partial == null ? to() : partial;
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    var arrays = isLarge() ? List.of(left, right, result) : List.of(left, right);
    for (var v : arrays) mv.visitVarInsn(Opcodes.ALOAD, parameters.number(v));
    tile(mv, group);
    start(mv, group, parameters.offset(left), ProductLayout.Batch::left);
    start(mv, group, parameters.offset(right), ProductLayout.Batch::right);
    if (isLarge()) {
      start(mv, group, parameters.offset(result), ProductLayout.Batch::to);
      chunk(mv, group, (int) matrices.to().type().size());
    }
    mv.visitLdcInsn(matrices.rows());
    mv.visitLdcInsn(matrices.columns());
    mv.visitInsn(Opcodes.ICONST_0);
    chunk(mv, group, chunk);
    if (partial == null) {
      mv.visitLdcInsn(matrices.depth());
    } else {
      mv.visitLdcInsn(chunk);
      chunk(mv, group, chunk);
      mv.visitLdcInsn(matrices.depth());
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
    }
    if (isLarge()) {
      mv.visitInsn(matrices.leftIndex().isAlongSecond() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      mv.visitInsn(matrices.rightIndex().isAlongSecond() ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
    }
    var a = "L" + ArrayKind.FLOAT.type + ";";
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        TaskWriter.NAME,
        kernel,
        "(L"
            + Library.CONTEXT
            + ";"
            + a.repeat(arrays.size())
            + "I".repeat(isLarge() ? 8 : 7)
            + (isLarge() ? "ZZ)V" : ")F"),
        false);
  }

  /// Adds so many for each chunk that is before the group's.
  private void chunk(MethodVisitor mv, int group, int each) {
    if (chunks == 1) return;
    mv.visitVarInsn(Opcodes.ILOAD, group);
    mv.visitLdcInsn((int) (tiles * matrices.count()));
    mv.visitInsn(Opcodes.IDIV);
    mv.visitLdcInsn(each);
    mv.visitInsn(Opcodes.IMUL);
    mv.visitInsn(Opcodes.IADD);
  }

  /// The class's own methods: those that multiply, and where they find elements.
  private void addMethods(ClassVisitor to) {
    Library.copyTiles(Set.of(kernel, "putRow"), to, TaskWriter.NAME);
    load(to, "left", matrices.leftIndex());
    load(to, "right", matrices.rightIndex());
    int kind = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    var mv = to.visitMethod(kind, "place", "(III)I", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ILOAD, 0);
    matrices.toIndex().add(mv, 1, 2, 3);
    mv.visitInsn(Opcodes.IRETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private static void load(ClassVisitor to, String name, MatrixIndex index) {
    var array = ArrayKind.FLOAT.type;
    int kind = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    var mv = to.visitMethod(kind, name, "(L" + array + ";III)F", null, null);
    mv.visitCode();
    var zero = new Label();
    mv.visitInsn(Opcodes.FCONST_0);
    mv.visitVarInsn(Opcodes.FSTORE, 4);
    int at = 5;
    index.inside(mv, 2, 3, at, zero);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ILOAD, 1);
    index.add(mv, 2, 3, at);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, array, "get", "(I)F", false);
    mv.visitVarInsn(Opcodes.FSTORE, 4);
    mv.visitLabel(zero);
    mv.visitVarInsn(Opcodes.FLOAD, 4);
    mv.visitInsn(Opcodes.FRETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
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
    int sum = group + 3;
    int row = group + 4;
    int column = group + 5;
    int number = group + 6;
    int across = Math.ceilDiv(matrices.columns(), tile);
    place(mv, group, across, Opcodes.IDIV, row);
    place(mv, group, across, Opcodes.IREM, column);
    mv.visitVarInsn(Opcodes.ILOAD, row);
    mv.visitLdcInsn(matrices.rows());
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, outside);
    mv.visitVarInsn(Opcodes.ILOAD, column);
    mv.visitLdcInsn(matrices.columns());
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, outside);
    start(mv, group, 0, ProductLayout.Batch::to);
    matrices.toIndex().add(mv, row, column, number);
    mv.visitVarInsn(Opcodes.ISTORE, number);
    if (partial != null) {
      mv.visitVarInsn(Opcodes.ALOAD, parameters.number(partial));
      mv.visitVarInsn(Opcodes.ILOAD, number);
      chunk(mv, group, (int) matrices.to().type().size());
      set(mv, parameters.offset(partial), sum);
      return;
    }
    if (isLarge()) {
      mv.visitVarInsn(Opcodes.ALOAD, parameters.number(to()));
      mv.visitVarInsn(Opcodes.ILOAD, number);
      get(mv, parameters.offset(to()));
      mv.visitVarInsn(Opcodes.FSTORE, sum);
    } else if (stores) {
      mv.visitVarInsn(Opcodes.ALOAD, parameters.number(to()));
      mv.visitVarInsn(Opcodes.ILOAD, number);
      set(mv, parameters.offset(to()), sum);
    }
    follow(mv, parameters, group, sum, number);
  }

  private static void get(MethodVisitor mv, int offset) {
    mv.visitLdcInsn(offset);
    mv.visitInsn(Opcodes.IADD);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, ArrayKind.FLOAT.type, "get", "(I)F", false);
  }

  private static void set(MethodVisitor mv, int offset, int variable) {
    mv.visitLdcInsn(offset);
    mv.visitInsn(Opcodes.IADD);
    mv.visitVarInsn(Opcodes.FLOAD, variable);
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, ArrayKind.FLOAT.type, "set", "(IF)V", false);
  }

  /// What is computed of element number `number`, which is `sum`; `index` is never negative, and
  /// the variables after `number` are free.
  private void follow(MethodVisitor mv, Parameters parameters, int index, int sum, int number) {
    if (epilogue == null) return;
    var code = new NodeCode(epilogue, storage, parameters, mv, index, number + 1);
    for (var node : epilogue.needed()) {
      if (node instanceof Node.Load load && storage.apply(load.array).equals(to())) {
        code.bind(load, sum);
      }
    }
    code.counters(number, epilogue.outer);
    code.scope(null);
    epilogue.outer.forEach(code::scope);
    for (var o : epilogue.outputs) code.store(o, -1);
  }

  /// An element of the result by each item, of what the chunks have.
  private void whole(MethodVisitor mv, Parameters parameters) {
    if (partial == null) throw new IllegalStateException("the sums are whole");
    int number = parameters.firstLocal() + 2;
    int sum = number - 1;
    int part = number - 2;
    int size = (int) matrices.to().type().size();
    var end = new Label();
    var next = new Label();
    var done = new Label();
    TaskWriter.index(mv, "globalIdx");
    mv.visitVarInsn(Opcodes.ISTORE, number);
    if (size % ITEMS != 0) {
      mv.visitVarInsn(Opcodes.ILOAD, number);
      mv.visitLdcInsn(size);
      mv.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    }
    mv.visitInsn(Opcodes.FCONST_0);
    mv.visitVarInsn(Opcodes.FSTORE, sum);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, part);
    mv.visitLabel(next);
    mv.visitVarInsn(Opcodes.ILOAD, part);
    mv.visitLdcInsn(chunks);
    mv.visitJumpInsn(Opcodes.IF_ICMPGE, done);
    mv.visitVarInsn(Opcodes.FLOAD, sum);
    mv.visitVarInsn(Opcodes.ALOAD, parameters.number(partial));
    mv.visitVarInsn(Opcodes.ILOAD, part);
    mv.visitLdcInsn(size);
    mv.visitInsn(Opcodes.IMUL);
    mv.visitVarInsn(Opcodes.ILOAD, number);
    mv.visitInsn(Opcodes.IADD);
    get(mv, parameters.offset(partial));
    mv.visitInsn(Opcodes.FADD);
    mv.visitVarInsn(Opcodes.FSTORE, sum);
    mv.visitIincInsn(part, 1);
    mv.visitJumpInsn(Opcodes.GOTO, next);
    mv.visitLabel(done);
    if (stores) {
      mv.visitVarInsn(Opcodes.ALOAD, parameters.number(to()));
      mv.visitVarInsn(Opcodes.ILOAD, number);
      set(mv, parameters.offset(to()), sum);
    }
    follow(mv, parameters, number, sum, number);
    mv.visitLabel(end);
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
    for (var b : matrices.batch().reversed()) {
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
