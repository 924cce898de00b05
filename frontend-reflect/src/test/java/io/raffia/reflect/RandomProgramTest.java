package io.raffia.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Evaluating random programs gives what running them gives; `-Dseed` repeats a failure.
final class RandomProgramTest {
  private static final long SEED = Long.getLong("seed", 20_261_122);
  private static final int METHODS = 60;
  private static final double[] XS = {0.5, -3, Double.NaN};
  private static final int[] AS = {0, 1, 3, -2, 1000};

  @Test
  void evaluatingGivesWhatRunningGives() throws ReflectiveOperationException {
    var source = new RandomJava(SEED).type("Generated", METHODS);
    var type = new Memory(compile(source)).loadClass("Generated");
    int returned = 0;
    for (int i = 0; i < METHODS; i++) {
      var method = type.getDeclaredMethod("m" + i, int.class, double.class);
      method.setAccessible(true);
      for (int a : AS) {
        for (double x : XS) {
          var expected = run(method, a, x);
          if (!expected.startsWith("java.")) returned++;
          int number = i;
          assertEquals(
              expected,
              staged(method, a, x),
              () -> "seed " + SEED + " m" + number + "(" + a + ", " + x + ")");
        }
      }
    }
    assertTrue(returned > METHODS * 5, returned + " calls returned a value");
  }

  private static String run(Method method, int a, double x) throws ReflectiveOperationException {
    try {
      return "" + method.invoke(null, a, x);
    } catch (InvocationTargetException e) {
      return "" + e.getCause();
    }
  }

  private static String staged(Method method, int a, double x) {
    try {
      return "" + new Stager(Set::of).invoke(method, null, a, x);
    } catch (StagingException e) {
      throw e;
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /// Loads compiled classes and gives their bytes, as staging needs.
  private static final class Memory extends ClassLoader {
    private final Map<String, byte[]> classes;

    Memory(Map<String, byte[]> classes) {
      super(RandomProgramTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      var bytes = classes.get(name);
      if (bytes == null) throw new ClassNotFoundException(name);
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      var bytes = classes.get(name.replace(".class", ""));
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
  }

  private static Map<String, byte[]> compile(String source) {
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///Generated.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location,
              String name,
              JavaFileObject.Kind kind,
              @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
              }
            };
          }
        };
    var messages = new StringWriter();
    var task =
        compiler.getTask(messages, files, null, List.of("-g", "-nowarn"), null, List.of(file));
    assertTrue(task.call(), () -> "seed " + SEED + "\n" + messages + source);
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }
}
