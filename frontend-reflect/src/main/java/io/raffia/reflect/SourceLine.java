package io.raffia.reflect;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line of the user's Java.
///
/// @param type binary name of the class
/// @param method name of the method, as in the class file
/// @param file name of the Java file, if the class file says so
public record SourceLine(String type, String method, @Nullable String file, int line) {

  StackTraceElement frame() {
    return new StackTraceElement(type, method, file, line == 0 ? -1 : line);
  }

  /// `Model.call(Model.java:12)`; a lambda counts as the method it is written in.
  @Override
  public String toString() {
    var name = method;
    if (name.startsWith("lambda$") && name.indexOf('$', 7) > 0) {
      name = name.substring(7, name.indexOf('$', 7));
    }
    return type + "." + name + "(" + (file == null ? "unknown source" : file + ":" + line) + ")";
  }

  /// A chain of calls, innermost first, as errors show it: each line with its source text where
  /// that can be found.
  public static String chain(List<SourceLine> lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.size() > 24 && i == 12) {
        text.append("\n  ... ").append(lines.size() - 24).append(" more calls");
        i = lines.size() - 12;
      }
      text.append("\n  at ").append(lines.get(i));
      if (i < 8) lines.get(i).text().ifPresent(line -> text.append("\n      ").append(line));
    }
    return text.toString();
  }

  /// The text of the line, where the file lies in a source tree under the working directory.
  public Optional<String> text() {
    if (file == null || line <= 0) return Optional.empty();
    var slash = type.lastIndexOf('.');
    var path = slash < 0 ? file : type.substring(0, slash).replace('.', '/') + "/" + file;
    for (var root : roots()) {
      var source = root.resolve(path);
      if (!Files.isRegularFile(source)) continue;
      try (var lines = Files.lines(source)) {
        return lines.skip(line - 1L).findFirst().map(String::strip);
      } catch (IOException | RuntimeException e) {
        return Optional.empty(); // the text is a courtesy: no text is better than a second error
      }
    }
    return Optional.empty();
  }

  private static List<Path> roots() {
    var here = Path.of("").toAbsolutePath();
    var bases = new ArrayList<>(List.of(here));
    try (DirectoryStream<Path> children = Files.newDirectoryStream(here, Files::isDirectory)) {
      children.forEach(bases::add);
    } catch (IOException e) {
      return List.of();
    }
    var roots = new ArrayList<Path>();
    for (var base : bases) {
      for (var tree : List.of("src/main/java", "src/test/java", "src", "")) {
        roots.add(base.resolve(tree));
      }
    }
    return roots;
  }
}
