package io.raffia.reflect;

import static java.util.Objects.requireNonNull;
import static org.objectweb.asm.Opcodes.*;

import io.raffia.reflect.JavaCode.*;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.*;

/// Executes one block's instructions on a stack of [Var]s, which turns them into ops.
final class BlockReader {
  private static final Kind[] KINDS = {Kind.INT, Kind.LONG, Kind.FLOAT, Kind.DOUBLE, Kind.REF};
  private static final Relation[] RELATIONS = Relation.values();
  private static final Prim[] MATH = {Prim.ADD, Prim.SUB, Prim.MUL, Prim.DIV, Prim.REM, Prim.NEG};
  private static final Prim[] BITS = {Prim.SHL, Prim.SHR, Prim.USHR, Prim.AND, Prim.OR, Prim.XOR};

  /// From I2L on, as the opcodes are numbered.
  private static final Prim[] CONVERSIONS = {
    Prim.TO_LONG, Prim.TO_FLOAT, Prim.TO_DOUBLE,
    Prim.TO_INT, Prim.TO_FLOAT, Prim.TO_DOUBLE,
    Prim.TO_INT, Prim.TO_LONG, Prim.TO_DOUBLE,
    Prim.TO_INT, Prim.TO_LONG, Prim.TO_FLOAT,
    Prim.TO_BYTE, Prim.TO_CHAR, Prim.TO_SHORT
  };

  private final MethodReader method;
  private final int leader;
  private final TreeMap<Integer, Var> locals = new TreeMap<>();
  private final ArrayDeque<Var> stack = new ArrayDeque<>();
  private final List<Op> ops = new ArrayList<>();
  private final List<Var> params = new ArrayList<>();
  private int vars;
  private int line;
  private int here;

  BlockReader(MethodReader method, int leader) {
    this.method = method;
    this.leader = leader;
    line = method.lineAt(leader);
  }

  Block read() {
    var frame = method.frame(leader);
    method.liveAt(leader).stream()
        .forEach(s -> {
          var v = new Var(vars++, kind(frame.getLocal(s)), method.localName(s, leader));
          locals.put(s, v);
          params.add(v);
        });
    for (int i = 0; i < frame.getStackSize(); i++) {
      var v = new Var(vars++, kind(frame.getStack(i)), null);
      stack.push(v);
      params.add(v);
    }
    var handlers = new ArrayList<Handler>();
    for (var t : method.coverage(leader)) {
      handlers.add(
          new Handler(
              t.type == null ? null : new TypeRef(t.type, new Site<>()),
              new Target(method.number(method.at(t.handler)), live(method.at(t.handler)))));
    }
    End end = null;
    int last = method.last(leader);
    for (here = leader; here <= last; here++) {
      if (method.code[here] instanceof LineNumberNode l) line = l.line;
      else if (method.code[here].getOpcode() >= 0) end = step(method.code[here]);
    }
    if (end == null) end = new Goto(to(last + 1), line);
    return new Block(
        method.number(leader),
        List.copyOf(params),
        List.copyOf(ops),
        end,
        List.copyOf(handlers),
        vars);
  }

  private static Kind kind(org.objectweb.asm.tree.analysis.BasicValue v) {
    return Kind.of(v.getType().getDescriptor());
  }

  // ---- stack and locals ----

  private Var push(Kind kind) {
    var v = new Var(vars++, kind, nameToBe());
    stack.push(v);
    return v;
  }

  /// What the next instruction calls the value that this one pushes.
  private @Nullable String nameToBe() {
    for (int i = here + 1; i < method.code.length; i++) {
      if (method.code[i] instanceof VarInsnNode v && v.getOpcode() >= ISTORE)
        return method.localName(v.var, i);
      int op = method.code[i].getOpcode();
      if (op >= 0 && op != CHECKCAST) return null;
    }
    return null;
  }

  private List<Var> pop(int n) {
    var all = new ArrayDeque<Var>();
    for (int i = 0; i < n; i++) all.addFirst(stack.pop());
    return List.copyOf(all);
  }

  private Var local(int slot) {
    return requireNonNull(locals.get(slot), "a live local");
  }

  private List<Var> live(int target) {
    return method.liveAt(target).stream().mapToObj(this::local).toList();
  }

  private Target to(int target) {
    var args = new ArrayList<>(live(target));
    args.addAll(stack.reversed());
    return new Target(method.number(target), List.copyOf(args));
  }

  private Target to(LabelNode label) {
    return to(method.at(label));
  }

  private void constant(@Nullable Object value, Kind kind) {
    ops.add(new Const(push(kind), value, new Site<>(), line));
  }

  // ---- instructions ----

  /// One instruction; not null if it ends the block.
  private @Nullable End step(AbstractInsnNode insn) {
    int op = insn.getOpcode();
    switch (insn) {
      case VarInsnNode v when op >= ISTORE -> locals.put(v.var, stack.pop());
      case VarInsnNode v when op == RET -> throw unreadable(op);
      case VarInsnNode v -> stack.push(local(v.var));
      case IincInsnNode v -> increment(v);
      case IntInsnNode n when op == NEWARRAY -> newArray("[" + "ZCFDBSIJ".charAt(n.operand - 4), 1);
      case IntInsnNode n -> constant(n.operand, Kind.INT);
      case LdcInsnNode c -> constant(c.cst instanceof String s ? s.intern() : c.cst, kindOf(c.cst));
      case JumpInsnNode j -> {
        return jump(j.label, op);
      }
      case TableSwitchInsnNode s -> {
        var keys = new ArrayList<Integer>();
        for (int k = s.min; k <= s.max; k++) keys.add(k);
        return select(keys, s.labels, s.dflt);
      }
      case LookupSwitchInsnNode s -> {
        return select(s.keys, s.labels, s.dflt);
      }
      case FieldInsnNode f -> field(f);
      case MethodInsnNode c -> {
        var call =
            op == INVOKESTATIC ? Call.STATIC : op == INVOKESPECIAL ? Call.SPECIAL : Call.VIRTUAL;
        var args = pop(Type.getArgumentCount(c.desc) + (call == Call.STATIC ? 0 : 1));
        var callee = new MethodRef(c.owner, c.name, c.desc, c.itf, new Site<>());
        ops.add(new Invoke(result(c.desc), call, callee, args, line));
      }
      case InvokeDynamicInsnNode d -> {
        var args = pop(Type.getArgumentCount(d.desc));
        var site = new DynamicRef(d.name, d.desc, d.bsm, List.of(d.bsmArgs), new Site<>());
        ops.add(new InvokeDynamic(result(d.desc), site, args, line));
      }
      case TypeInsnNode t -> type(t);
      case MultiANewArrayInsnNode a -> newArray(a.desc, a.dims);
      default -> {
        return plain(op);
      }
    }
    return null;
  }

  private void increment(IincInsnNode v) {
    var old = local(v.var);
    var by = new Var(vars++, Kind.INT, null);
    ops.add(new Const(by, v.incr, new Site<>(), line));
    var sum = new Var(vars++, Kind.INT, old.name());
    ops.add(new Arith(sum, Prim.ADD, Kind.INT, old, by, line));
    locals.put(v.var, sum);
  }

  private static Kind kindOf(Object constant) {
    return switch (constant) {
      case Integer _ -> Kind.INT;
      case Long _ -> Kind.LONG;
      case Float _ -> Kind.FLOAT;
      case Double _ -> Kind.DOUBLE;
      case org.objectweb.asm.ConstantDynamic c -> Kind.of(c.getDescriptor());
      default -> Kind.REF;
    };
  }

  private End jump(LabelNode label, int op) {
    if (op == GOTO) return new Goto(to(label), line);
    if (op == JSR) throw unreadable(op);
    boolean two = op >= IF_ICMPEQ && op <= IF_ACMPNE;
    var b = two ? stack.pop() : null;
    var a = stack.pop();
    var relation =
        switch (op) {
          case IFNULL -> Relation.EQ;
          case IFNONNULL -> Relation.NE;
          case IF_ACMPEQ, IF_ACMPNE -> RELATIONS[op - IF_ACMPEQ];
          default -> RELATIONS[op - (two ? IF_ICMPEQ : IFEQ)];
        };
    return new Branch(relation, a, b, to(label), to(here + 1), line);
  }

  private End select(List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
    var on = stack.pop();
    return new Switch(
        on, List.copyOf(keys), labels.stream().map(this::to).toList(), to(otherwise), line);
  }

  private void field(FieldInsnNode f) {
    int op = f.getOpcode();
    var value = op == PUTFIELD || op == PUTSTATIC ? stack.pop() : null;
    var object = op == GETFIELD || op == PUTFIELD ? stack.pop() : null;
    var ref = new FieldRef(f.owner, f.name, f.desc, new Site<>());
    ops.add(
        value != null
            ? new PutField(object, ref, value, line)
            : new GetField(push(Kind.of(f.desc)), object, ref, line));
  }

  private void type(TypeInsnNode t) {
    var ref = new TypeRef(t.desc, new Site<>());
    switch (t.getOpcode()) {
      case NEW -> ops.add(new New(push(Kind.REF), ref, line));
      case ANEWARRAY -> newArray("[" + Type.getObjectType(t.desc).getDescriptor(), 1);
      case CHECKCAST -> {
        var in = stack.pop();
        ops.add(new Cast(push(Kind.REF), ref, in, line));
      }
      default -> {
        var in = stack.pop();
        ops.add(new InstanceOf(push(Kind.INT), ref, in, line));
      }
    }
  }

  private void newArray(String type, int lengths) {
    var in = pop(lengths);
    ops.add(new NewArray(push(Kind.REF), new TypeRef(type, new Site<>()), in, line));
  }

  private @Nullable Var result(String desc) {
    var r = Type.getReturnType(desc).getDescriptor();
    return r.equals("V") ? null : push(Kind.of(r));
  }

  private void arith(Prim prim, Kind kind, Kind out) {
    var b = prim == Prim.NEG || prim.compareTo(Prim.TO_INT) >= 0 ? null : stack.pop();
    var a = stack.pop();
    ops.add(new Arith(push(out), prim, kind, a, b, line));
  }

  /// An instruction without operands.
  private @Nullable End plain(int op) {
    if (op == ACONST_NULL) constant(null, Kind.REF);
    else if (op >= ICONST_M1 && op <= ICONST_5) constant(op - ICONST_0, Kind.INT);
    else if (op == LCONST_0 || op == LCONST_1) constant((long) (op - LCONST_0), Kind.LONG);
    else if (op >= FCONST_0 && op <= FCONST_2) constant((float) (op - FCONST_0), Kind.FLOAT);
    else if (op == DCONST_0 || op == DCONST_1) constant((double) (op - DCONST_0), Kind.DOUBLE);
    else if (op >= IALOAD && op <= SALOAD) {
      var index = stack.pop();
      var array = stack.pop();
      ops.add(
          new ArrayLoad(push(op >= BALOAD ? Kind.INT : KINDS[op - IALOAD]), array, index, line));
    } else if (op >= IASTORE && op <= SASTORE) {
      var value = stack.pop();
      var index = stack.pop();
      ops.add(new ArrayStore(stack.pop(), index, value, line));
    } else if (op >= IADD && op <= DNEG) {
      var kind = KINDS[(op - IADD) % 4];
      arith(MATH[(op - IADD) / 4], kind, kind);
    } else if (op >= ISHL && op <= LXOR) {
      var kind = KINDS[(op - ISHL) % 2];
      arith(BITS[(op - ISHL) / 2], kind, kind);
    } else if (op >= I2L && op <= I2S) {
      convert(op);
    } else if (op >= LCMP && op <= DCMPG) {
      arith(
          op == LCMP ? Prim.CMP : op == FCMPL || op == DCMPL ? Prim.CMPL : Prim.CMPG,
          op == LCMP ? Kind.LONG : op <= FCMPG ? Kind.FLOAT : Kind.DOUBLE,
          Kind.INT);
    } else if (op >= IRETURN && op <= ARETURN) return new Return(stack.pop(), line);
    else if (op == RETURN) return new Return(null, line);
    else if (op == ATHROW) return new Throw(stack.pop(), line);
    else if (op == ARRAYLENGTH) {
      var array = stack.pop();
      ops.add(new ArrayLength(push(Kind.INT), array, line));
    } else if (op == MONITORENTER || op == MONITOREXIT) {
      ops.add(new Monitor(stack.pop(), op == MONITORENTER, line));
    } else shuffle(op);
    return null;
  }

  private void convert(int op) {
    var prim = CONVERSIONS[op - I2L];
    var from = op >= I2B ? Kind.INT : KINDS[(op - I2L) / 3];
    var to =
        switch (prim) {
          case TO_LONG -> Kind.LONG;
          case TO_FLOAT -> Kind.FLOAT;
          case TO_DOUBLE -> Kind.DOUBLE;
          default -> Kind.INT;
        };
    arith(prim, from, to);
  }

  private void shuffle(int op) {
    switch (op) {
      case NOP -> {}
      case POP -> stack.pop();
      case POP2 -> two();
      case SWAP -> {
        var top = pop(1);
        insert(top, pop(1));
      }
      case DUP -> stack.push(requireNonNull(stack.peek()));
      case DUP_X1 -> {
        var top = pop(1);
        insert(top, pop(1), top);
      }
      case DUP_X2 -> {
        var top = pop(1);
        insert(top, two(), top);
      }
      case DUP2 -> {
        var top = two();
        insert(top, top);
      }
      case DUP2_X1 -> {
        var top = two();
        insert(top, pop(1), top);
      }
      case DUP2_X2 -> {
        var top = two();
        insert(top, two(), top);
      }
      default -> throw unreadable(op);
    }
  }

  private List<Var> two() {
    return requireNonNull(stack.peek()).kind().wide() ? pop(1) : pop(2);
  }

  @SafeVarargs
  private void insert(List<Var>... parts) {
    for (var part : parts) part.forEach(stack::push);
  }

  private IllegalStateException unreadable(int op) {
    return new IllegalStateException(
        "instruction " + op + " in " + method.node.name + ": no Java compiler since 6 emits it");
  }
}
