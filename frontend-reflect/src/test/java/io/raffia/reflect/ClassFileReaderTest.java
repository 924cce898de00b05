package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raffia.reflect.JavaCode.Block;
import io.raffia.reflect.JavaCode.Op;
import io.raffia.reflect.JavaCode.Target;
import io.raffia.reflect.JavaCode.Var;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What is read is closed, typed and complete.
final class ClassFileReaderTest {
  @Test
  void everyMethodOfJavaUtilIsRead() throws Exception {
    int methods = 0;
    var folder =
        FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java/util");
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        var name = file.getFileName().toString();
        var type = Class.forName("java.util." + name.substring(0, name.length() - 6), false, null);
        var reader = ClassFileReader.of(type);
        assertTrue(reader.readable(), name);
        for (var m : reader.declared()) {
          var code = reader.method(m.name, m.desc);
          if (code == null) continue;
          methods++;
          check(code);
        }
      }
    }
    assertTrue(methods > 5_000, methods + " methods");
  }

  @Test
  void programsAreClosed() {
    for (var type :
        new Class<?>[] {ControlPrograms.class, ObjectPrograms.class, LambdaPrograms.class}) {
      var reader = ClassFileReader.of(type);
      for (var m : reader.declared()) {
        var code = reader.method(m.name, m.desc);
        if (code != null) check(code);
      }
    }
  }

  @Test
  void methodsAreReadOnce() {
    var reader = ClassFileReader.of(ControlPrograms.class);
    assertSame(
        reader.method("forLoop", "(I)Ljava/lang/Object;"),
        reader.method("forLoop", "(I)Ljava/lang/Object;"));
  }

  @Test
  void localsKeepTheirNames() {
    var code =
        Objects.requireNonNull(
            ClassFileReader.of(ControlPrograms.class).method("forLoop", "(I)Ljava/lang/Object;"));
    var names = new HashSet<String>();
    for (var b : code.blocks()) for (var p : b.params()) names.add("" + p.name());
    assertEquals(java.util.Set.of("n", "s", "i"), names);
  }

  @Test
  void hiddenClassesHaveNoBytes() {
    Runnable r = () -> {};
    assertFalse(ClassFileReader.of(r.getClass()).readable());
  }

  /// A block reads only its parameters and its own results; arguments and parameters agree in
  /// number and kind.
  private static void check(JavaCode code) {
    var where = code.owner().getName() + "." + code.name();
    assertEquals(code.entryArguments().size(), code.blocks().getFirst().params().size(), where);
    for (var block : code.blocks()) {
      var known = new HashMap<Integer, Var>();
      for (var p : block.params()) define(known, p, where);
      for (var h : block.handlers()) {
        for (var a : h.target().args()) assertTrue(block.params().contains(a), where);
        var params = code.blocks().get(h.target().block()).params();
        assertEquals(h.target().args().size() + 1, params.size(), where);
      }
      for (var op : block.ops()) {
        for (var v : read(op)) assertSame(known.get(v.id()), v, where);
        if (op.out() != null) define(known, Objects.requireNonNull(op.out()), where);
      }
      for (var t : JavaCode.targets(block.end())) check(code, block, t, known, where);
    }
  }

  private static void define(Map<Integer, Var> known, Var v, String where) {
    assertEquals(null, known.put(v.id(), v), where);
  }

  private static void check(
      JavaCode code, Block from, Target t, Map<Integer, Var> known, String where) {
    var params = code.blocks().get(t.block()).params();
    assertEquals(params.size(), t.args().size(), where);
    for (int i = 0; i < params.size(); i++) {
      var arg = t.args().get(i);
      assertSame(known.get(arg.id()), arg, where + " block " + from.index());
      assertEquals(params.get(i).kind(), arg.kind(), where);
    }
  }

  private static Iterable<Var> read(Op op) {
    var all = new java.util.ArrayList<Var>();
    for (var part : op.getClass().getRecordComponents()) {
      try {
        var accessor = part.getAccessor();
        accessor.setAccessible(true);
        var value = accessor.invoke(op);
        if (value instanceof Var v && !part.getName().equals("out")) all.add(v);
        if (value instanceof Iterable<?> many) for (var v : many) all.add((Var) v);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("the op " + op, e);
      }
    }
    return all;
  }
}
