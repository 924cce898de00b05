package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What compiled code would not do again is refused on its line, and nothing outside has changed
/// then.
final class PurityTest {
  private static final Path SOURCE = Path.of("src/test/java/io/raffia/reflect/ImpurePrograms.java");

  static Stream<Method> programs() {
    return Arrays.stream(ImpurePrograms.class.getDeclaredMethods())
        .filter(m -> m.isAnnotationPresent(ImpurePrograms.Refused.class))
        .sorted((a, b) -> a.getName().compareTo(b.getName()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void refusedOnItsLine(Method program) throws IOException {
    var before = outside();
    var e =
        assertThrows(
            StagingException.class,
            () -> new Stager(Set::of).invoke(program, null, 3),
            program::getName);
    assertEquals(
        program.getAnnotation(ImpurePrograms.Refused.class).value(), e.violation(), e::getMessage);
    int line = line(program.getName());
    assertEquals(line, e.chain().getFirst().line(), e::getMessage);
    assertEquals(line, e.getStackTrace()[0].getLineNumber());
    assertEquals("ImpurePrograms.java", e.getStackTrace()[0].getFileName());
    var text = Files.readAllLines(SOURCE).get(line - 1).strip();
    assertTrue(("" + e.getMessage()).contains("\n      " + text + "\n"), e::getMessage);
    assertEquals(before, outside());
  }

  @Test
  void whatWasMadeHereMayChange() throws ReflectiveOperationException {
    var program = ImpurePrograms.class.getDeclaredMethod("allowed", int.class);
    assertEquals(ImpurePrograms.allowed(3), new Stager(Set::of).invoke(program, null, 3));
  }

  private static final java.util.Set<Violation> NEEDS_TENSORS =
      java.util.EnumSet.of(
          Violation.TENSOR_VALUE,
          Violation.CONDITIONAL_THROW,
          Violation.BRANCHES_DISAGREE,
          Violation.LOOP_CARRIES,
          Violation.ENDLESS_LOOP,
          Violation.NEEDS_KNOWN,
          Violation.ESCAPES,
          Violation.READ_ONLY,
          Violation.LEAKED,
          Violation.TENSOR_FIELD,
          Violation.SHAPES,
          Violation.ELEMENT_TYPES,
          Violation.ARGUMENTS);

  @Test
  void everyKindThatACallCanBeIsCovered() {
    var covered =
        programs().map(m -> m.getAnnotation(ImpurePrograms.Refused.class).value()).toList();
    for (var v : Violation.values()) {
      // The others need values that are not known: the library on top brings them.
      assertTrue(NEEDS_TENSORS.contains(v) || covered.contains(v), v::name);
    }
  }

  private static int line(String name) throws IOException {
    var lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).endsWith("// <- " + name)) return i + 1;
    throw new AssertionError("no line is marked " + name);
  }

  private static List<Object> outside() {
    return List.of(
        ImpurePrograms.calls,
        List.copyOf(ImpurePrograms.LOG),
        Set.copyOf(ImpurePrograms.MAP.entrySet()),
        ImpurePrograms.TEXT.toString(),
        Arrays.toString(ImpurePrograms.ARRAY),
        Arrays.deepToString(ImpurePrograms.NESTED),
        ImpurePrograms.COUNTER.get(),
        ImpurePrograms.OBJECT.count,
        Arrays.toString(ImpurePrograms.OBJECT.data));
  }
}
