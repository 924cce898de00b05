package io.raffia.jit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles Java source in memory and loads it, with a loader that gives the bytes of its classes.
final class InMemory extends ClassLoader {
  private final Map<String, byte[]> classes;

  private InMemory(Map<String, byte[]> classes) {
    super(InMemory.class.getClassLoader());
    this.classes = classes;
  }

  /// The class of that name; throws [IllegalArgumentException] with the compiler's messages.
  static Class<?> compile(String name, String source) throws ClassNotFoundException {
    return new InMemory(bytes(name, source)).loadClass(name);
  }

  /// The same with each class changed as it is loaded, and with options of the compiler. The loader
  /// gives the changed bytes.
  static Class<?> compile(
      String name, String source, UnaryOperator<byte[]> change, String... options)
      throws ClassNotFoundException {
    var classes = bytes(name, source, options);
    classes.replaceAll((_, bytes) -> change.apply(bytes));
    return new InMemory(classes).loadClass(name);
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

  private static Map<String, byte[]> bytes(String name, String source, String... more) {
    var outputs = new HashMap<String, ByteArrayOutputStream>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
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
              Location location, String type, JavaFileObject.Kind kind, @Nullable FileObject near) {
            return new SimpleJavaFileObject(URI.create("mem:///" + type + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(type, _ -> new ByteArrayOutputStream());
              }
            };
          }
        };
    var messages = new StringWriter();
    var path = System.getProperty("java.class.path");
    var options = new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-cp", path));
    options.addAll(List.of(more));
    var task = compiler.getTask(messages, files, null, options, null, List.of(file));
    if (!task.call()) throw new IllegalArgumentException(messages + source);
    var classes = new HashMap<String, byte[]>();
    outputs.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
    return classes;
  }
}
