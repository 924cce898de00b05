package io.raffia.reflect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A method body as *closed* basic blocks over SSA values.
///
/// A block reads only its own parameters and what it computes itself, so that (block, arguments) is
/// the whole state of an activation. Its parameters are exactly the locals that are live at its
/// start, then the operand stack. Blocks are numbered in reverse post-order; block 0 is the entry.
///
/// @param owner the class that declares the method
/// @param sourceFile name of the Java file, if the class says so
/// @param entryArguments for each parameter of block 0, which of the method's arguments it is
///   (`this` counts)
record JavaCode(
    Class<?> owner,
    String name,
    String desc,
    boolean isStatic,
    boolean isSynchronized,
    @Nullable String sourceFile,
    List<Block> blocks,
    List<Integer> entryArguments,
    Site<Flow> flow) {

  /// The pseudo block where all returns meet.
  static final int RETURN = Integer.MAX_VALUE;

  /// What a value is on the operand stack: boolean, byte, char and short are INT.
  enum Kind {
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    REF;

    boolean wide() {
      return this == LONG || this == DOUBLE;
    }

    static Kind of(String desc) {
      return switch (desc.charAt(0)) {
        case 'J' -> LONG;
        case 'F' -> FLOAT;
        case 'D' -> DOUBLE;
        case 'L', '[' -> REF;
        default -> INT;
      };
    }
  }

  /// An SSA value, numbered within its block; `name` is the local variable it is or becomes.
  record Var(int id, Kind kind, @Nullable String name) {}

  record Target(int block, List<Var> args) {}

  /// Where a thrown exception goes: `args` are parameters of the covered block; the exception comes
  /// after them.
  ///
  /// @param type the exception class; null catches everything
  record Handler(@Nullable TypeRef type, Target target) {}

  /// A block that is covered by handlers stores no local that one of them reads except as its last
  /// act, hence what a handler receives is known at the block's start.
  record Block(
      int index, List<Var> params, List<Op> ops, End end, List<Handler> handlers, int vars) {
    /// Every block that may come next.
    List<Integer> successors() {
      var all = new ArrayList<Integer>();
      for (var t : targets(end)) all.add(t.block);
      for (var h : handlers) all.add(h.target.block);
      return all;
    }
  }

  /// Arithmetic on operands of one kind.
  enum Prim {
    ADD,
    SUB,
    MUL,
    DIV,
    REM,
    NEG,
    SHL,
    SHR,
    USHR,
    AND,
    OR,
    XOR,
    /// Three-way comparison; for floating point, NaN gives -1 (CMPL) or 1 (CMPG).
    CMP,
    CMPL,
    CMPG,
    TO_INT,
    TO_LONG,
    TO_FLOAT,
    TO_DOUBLE,
    TO_BYTE,
    TO_CHAR,
    TO_SHORT
  }

  enum Relation {
    EQ,
    NE,
    LT,
    GE,
    GT,
    LE
  }

  enum Call {
    STATIC,
    VIRTUAL,
    SPECIAL
  }

  sealed interface Op {
    int line();

    /// What the op defines, if anything.
    @Nullable Var out();
  }

  /// @param value null, a box, a String, or an ASM constant (`Type`, `Handle`, `ConstantDynamic`)
  ///   that `link` resolves
  record Const(Var out, @Nullable Object value, Site<Object> link, int line) implements Op {}

  record Arith(Var out, Prim op, Kind kind, Var a, @Nullable Var b, int line) implements Op {}

  /// @param type descriptor of the array; as many dimensions are allocated as there are lengths
  record NewArray(Var out, TypeRef type, List<Var> lengths, int line) implements Op {}

  record ArrayLoad(Var out, Var array, Var index, int line) implements Op {}

  record ArrayStore(Var array, Var index, Var value, int line) implements Op {
    @Override
    public @Nullable Var out() {
      return null;
    }
  }

  record ArrayLength(Var out, Var array, int line) implements Op {}

  /// @param object null for a static field
  record GetField(Var out, @Nullable Var object, FieldRef field, int line) implements Op {}

  /// @param object null for a static field
  record PutField(@Nullable Var object, FieldRef field, Var value, int line) implements Op {
    @Override
    public @Nullable Var out() {
      return null;
    }
  }

  /// An object whose constructor has not run: `out` is of use only to that constructor's call.
  record New(Var out, TypeRef type, int line) implements Op {}

  record Invoke(@Nullable Var out, Call call, MethodRef method, List<Var> args, int line)
      implements Op {}

  record InvokeDynamic(@Nullable Var out, DynamicRef dynamic, List<Var> args, int line)
      implements Op {}

  record Cast(Var out, TypeRef type, Var in, int line) implements Op {}

  record InstanceOf(Var out, TypeRef type, Var in, int line) implements Op {}

  record Monitor(Var object, boolean enter, int line) implements Op {
    @Override
    public @Nullable Var out() {
      return null;
    }
  }

  sealed interface End {
    int line();
  }

  record Goto(Target to, int line) implements End {}

  /// @param b null: `a` is compared with 0, or with null if it is a reference
  record Branch(Relation relation, Var a, @Nullable Var b, Target yes, Target no, int line)
      implements End {}

  record Switch(Var on, List<Integer> keys, List<Target> targets, Target otherwise, int line)
      implements End {}

  record Return(@Nullable Var value, int line) implements End {}

  record Throw(Var value, int line) implements End {}

  /// A class by internal name or array descriptor.
  record TypeRef(String name, Site<Class<?>> link) {}

  record FieldRef(String owner, String name, String desc, Site<FieldLink> link) {}

  record MethodRef(
      String owner, String name, String desc, boolean ofInterface, Site<MethodLink> link) {}

  /// A call site that a bootstrap method makes; the bootstrap and its constants are as ASM reads
  /// them.
  record DynamicRef(
      String name,
      String desc,
      org.objectweb.asm.Handle bootstrap,
      List<Object> constants,
      Site<DynamicLink> link) {}

  /// Where the block can go when nothing is thrown.
  static List<Target> targets(End end) {
    return switch (end) {
      case Goto g -> List.of(g.to);
      case Branch b -> List.of(b.yes, b.no);
      case Switch s -> {
        var all = new ArrayList<>(s.targets);
        all.add(s.otherwise);
        yield all;
      }
      case Return _, Throw _ -> List.of();
    };
  }
}
