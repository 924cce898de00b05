package io.raffia.reflect;

import static java.util.Objects.requireNonNull;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNCHRONIZED;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;

import io.raffia.reflect.JavaCode.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/// One method: where its blocks begin, which locals live at their start, and who catches what they
/// throw.
final class MethodReader {
  final MethodNode node;
  final AbstractInsnNode[] code;
  private final Class<?> owner;
  private final @Nullable String sourceFile;
  private final @Nullable Frame<BasicValue>[] frames;

  /// First instruction of a block -> the block's number.
  private final TreeMap<Integer, Integer> leaders = new TreeMap<>();

  private final Map<Integer, BitSet> live = new HashMap<>();

  MethodReader(Class<?> owner, @Nullable String sourceFile, MethodNode node) {
    this.owner = owner;
    this.sourceFile = sourceFile;
    this.node = node;
    code = node.instructions.toArray();
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(Type.getInternalName(owner), node);
    } catch (AnalyzerException e) {
      throw new IllegalStateException(
          "the bytecode of " + owner.getName() + "." + node.name + " cannot be analyzed", e);
    }
  }

  JavaCode read() {
    findLeaders();
    liveness(reversePostOrder());
    splitAtStores();
    var order = reversePostOrder();
    liveness(order);
    for (int i = 0; i < order.size(); i++) leaders.put(order.get(i), i);
    var blocks = new ArrayList<Block>();
    for (int leader : order) blocks.add(new BlockReader(this, leader).read());
    return new JavaCode(
        owner,
        node.name,
        node.desc,
        isStatic(),
        (node.access & ACC_SYNCHRONIZED) != 0,
        sourceFile,
        List.copyOf(blocks),
        entryArguments(),
        new Site<>());
  }

  private boolean isStatic() {
    return (node.access & ACC_STATIC) != 0;
  }

  private List<Integer> entryArguments() {
    var alive = liveAt(0);
    var entry = new ArrayList<Integer>();
    int slot = 0;
    int argument = 0;
    if (!isStatic() && alive.get(slot++)) entry.add(0);
    if (!isStatic()) argument++;
    for (var t : Type.getArgumentTypes(node.desc)) {
      if (alive.get(slot)) entry.add(argument);
      argument++;
      slot += t.getSize();
    }
    return List.copyOf(entry);
  }

  // ---- blocks ----

  private void findLeaders() {
    leaders.put(0, 0);
    for (int i = 0; i < code.length; i++) {
      for (int t : jumps(i)) leaders.put(t, 0);
      if (code[i] instanceof JumpInsnNode && i + 1 < code.length) leaders.put(i + 1, 0);
    }
    for (var t : node.tryCatchBlocks) {
      leaders.put(at(t.start), 0);
      if (at(t.end) < code.length) leaders.put(at(t.end), 0);
      leaders.put(at(t.handler), 0);
    }
  }

  /// After this, a covered block stores a local that a handler reads only as its last act.
  private void splitAtStores() {
    for (int i = 0; i + 1 < code.length; i++) {
      int slot =
          switch (code[i]) {
            case VarInsnNode v when v.getOpcode() >= ISTORE -> v.var;
            case IincInsnNode v -> v.var;
            default -> -1;
          };
      if (slot < 0) continue;
      for (var t : coverage(i)) if (liveAt(at(t.handler)).get(slot)) leaders.put(i + 1, 0);
    }
  }

  int at(LabelNode l) {
    return node.instructions.indexOf(l);
  }

  int lineAt(int i) {
    for (int k = i; k < code.length && code[k].getOpcode() < 0; k++) {
      if (code[k] instanceof LineNumberNode l) return l.line;
    }
    for (int k = i; k >= 0; k--) if (code[k] instanceof LineNumberNode l) return l.line;
    return 0;
  }

  private static boolean ends(AbstractInsnNode i) {
    int op = i.getOpcode();
    return op == GOTO
        || op == ATHROW
        || i instanceof TableSwitchInsnNode
        || i instanceof LookupSwitchInsnNode
        || op >= IRETURN && op <= RETURN;
  }

  private List<Integer> jumps(int i) {
    return switch (code[i]) {
      case JumpInsnNode j when j.getOpcode() == GOTO -> List.of(at(j.label));
      case JumpInsnNode j -> List.of(at(j.label), i + 1);
      case TableSwitchInsnNode s -> labels(s.labels, s.dflt);
      case LookupSwitchInsnNode s -> labels(s.labels, s.dflt);
      default -> List.of();
    };
  }

  private List<Integer> labels(List<LabelNode> labels, LabelNode last) {
    var all = new ArrayList<Integer>();
    for (var l : labels) all.add(at(l));
    all.add(at(last));
    return all;
  }

  /// The last instruction of the block that starts at `leader`.
  int last(int leader) {
    for (int i = leader; ; i++) {
      if (ends(code[i]) || code[i] instanceof JumpInsnNode || leaders.containsKey(i + 1)) return i;
    }
  }

  private List<Integer> successors(int leader) {
    int last = last(leader);
    boolean falls = !ends(code[last]) && !(code[last] instanceof JumpInsnNode);
    return falls ? List.of(last + 1) : jumps(last);
  }

  /// The handlers in force at an instruction, first match first.
  List<TryCatchBlockNode> coverage(int i) {
    if (node.tryCatchBlocks.isEmpty()) return List.of();
    var all = new ArrayList<TryCatchBlockNode>();
    for (var t : node.tryCatchBlocks) if (at(t.start) <= i && i < at(t.end)) all.add(t);
    return all;
  }

  private List<Integer> reversePostOrder() {
    var order = new ArrayList<Integer>();
    var seen = new HashSet<Integer>();
    var path = new ArrayDeque<Integer>();
    var rest = new ArrayDeque<ArrayDeque<Integer>>();
    path.push(0);
    rest.push(reachable(0));
    seen.add(0);
    while (!path.isEmpty()) {
      var next = requireNonNull(rest.peek()).poll();
      if (next == null) {
        order.add(path.pop());
        rest.pop();
      } else if (seen.add(next)) {
        path.push(next);
        rest.push(reachable(next));
      }
    }
    Collections.reverse(order);
    return order;
  }

  private ArrayDeque<Integer> reachable(int leader) {
    var all = new ArrayDeque<Integer>(successors(leader));
    for (var t : coverage(leader)) all.add(at(t.handler));
    return all;
  }

  // ---- locals ----

  private void liveness(List<Integer> order) {
    live.clear();
    for (int l : order) live.put(l, new BitSet());
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int l : order.reversed()) {
        var set = new BitSet();
        for (int t : successors(l)) set.or(liveAt(t));
        for (int i = last(l); i >= l; i--) {
          switch (code[i]) {
            case VarInsnNode v -> set.set(v.var, v.getOpcode() < ISTORE);
            case IincInsnNode v -> set.set(v.var);
            default -> {}
          }
        }
        for (var t : coverage(l)) set.or(liveAt(at(t.handler)));
        if (!set.equals(live.get(l))) {
          live.put(l, set);
          changed = true;
        }
      }
    }
  }

  BitSet liveAt(int leader) {
    return requireNonNull(live.get(leader), "a block");
  }

  int number(int leader) {
    return requireNonNull(leaders.get(leader), "a block");
  }

  Frame<BasicValue> frame(int i) {
    return requireNonNull(frames[i], "reachable code");
  }

  /// The name of a local after instruction `i`.
  @Nullable String localName(int slot, int i) {
    if (node.localVariables == null) return null;
    var slots = new TreeSet<String>();
    for (var v : node.localVariables) {
      if (v.index != slot) continue;
      if (at(v.start) <= i + 1 && i < at(v.end)) return v.name;
      slots.add(v.name);
    }
    return slots.size() == 1 ? slots.first() : null;
  }
}
