package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Evaluating a program gives what running it gives.
final class CorpusTest {
  private static final List<Class<?>> CORPUS =
      List.of(
          ControlPrograms.class,
          ArithmeticPrograms.class,
          ObjectPrograms.class,
          LambdaPrograms.class);
  private static final int[] INPUTS = {0, 1, 2, 3, 4, 5, -3, 17};

  static Stream<Method> programs() {
    return CORPUS.stream()
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(m -> Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
        .filter(m -> m.getReturnType() == Object.class && m.getParameterCount() == 1)
        .sorted((a, b) -> a.toString().compareTo(b.toString()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void evaluatingGivesWhatRunningGives(Method program) throws ReflectiveOperationException {
    for (int input : INPUTS) {
      assertEquals(
          run(program, input), staged(program, input), () -> program.getName() + " of " + input);
    }
  }

  @Test
  void corpusIsBroad() {
    assertTrue(programs().count() >= 70, () -> programs().count() + " programs");
  }

  private static String run(Method program, int input) throws ReflectiveOperationException {
    program.setAccessible(true);
    try {
      return "" + program.invoke(null, input);
    } catch (InvocationTargetException e) {
      return thrown(Objects.requireNonNull(e.getCause()));
    }
  }

  private static String staged(Method program, int input) {
    try {
      return "" + new Stager(Set::of).invoke(program, null, input);
    } catch (StagingException e) {
      throw e;
    } catch (RuntimeException e) {
      assertTrue(
          e.getStackTrace()[0].getClassName().contains("Programs"),
          () -> Arrays.toString(e.getStackTrace()));
      return thrown(e);
    }
  }

  /// The JVM's messages about null name bytecode, ours name the member.
  private static String thrown(Throwable e) {
    return e instanceof NullPointerException || e instanceof ClassCastException
        ? e.getClass().toString()
        : e.toString();
  }
}
