package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The public names of a Python library, and where Raffia has what they name. The list is made by a
/// script: a line is `NAME`, `NAME = JAVA` (a class, or a class and a member) or `NAME - WHY` where
/// it is left out on purpose.
record JaxNames(String resource, List<JaxNames.Section> sections) {
  /// The names below `prefix`; those without a Java name are members of `type`, in camel case, or
  /// classes.
  record Section(String prefix, String title, String type) {}

  record Row(String name, @Nullable String java, String why) {}

  List<Row> rows(Section section) {
    return Resource.lines(resource).stream()
        .filter(l -> l.matches(Pattern.quote(section.prefix) + "\\.\\w+( .*)?"))
        .map(l -> row(section, l))
        .toList();
  }

  private static Row row(Section section, String line) {
    var name = line.split(" ", 2)[0].substring(section.prefix.length() + 1);
    int dash = line.indexOf(" - ");
    if (dash >= 0) return new Row(name, null, "no: " + line.substring(dash + 3));
    int equals = line.indexOf(" = ");
    if (equals >= 0) {
      var java = line.substring(equals + 3);
      assertTrue(exists(java), () -> java + " does not exist");
      return new Row(name, java, "");
    }
    return Stream.of(section.type + "." + camel(name), name, classCase(name))
        .filter(JaxNames::exists)
        .findFirst()
        .map(java -> new Row(name, java, ""))
        .orElseGet(() -> new Row(name, null, "not yet"));
  }

  private static String camel(String name) {
    return Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  /// `LSTMCell` as `LstmCell`.
  private static String classCase(String name) {
    return Pattern.compile("([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)")
        .matcher(name)
        .replaceAll(m -> m.group(1) + m.group(2).toLowerCase(Locale.ROOT));
  }

  private static Optional<Class<?>> type(String name) {
    return Stream.of("io.raffia.", "io.raffia.optax.")
        .map(home -> loaded(home + name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Class<?>> loaded(String name) {
    try {
      return Optional.<Class<?>>of(Class.forName(name))
          .filter(t -> Modifier.isPublic(t.getModifiers()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  static boolean exists(String java) {
    var parts = java.split("\\.", 2);
    var type = type(parts[0]);
    if (type.isEmpty() || parts.length == 1) return type.isPresent();
    return Arrays.stream(type.get().getMethods()).anyMatch(m -> m.getName().equals(parts[1]))
        || Arrays.stream(type.get().getFields()).anyMatch(f -> f.getName().equals(parts[1]))
        || Arrays.stream(type.get().getClasses()).anyMatch(c -> c.getSimpleName().equals(parts[1]));
  }

  /// How many of the names there are.
  long have() {
    return sections.stream().flatMap(s -> rows(s).stream()).filter(r -> r.java != null).count();
  }

  /// The names that there should be and are not.
  List<String> missing() {
    return sections.stream()
        .flatMap(s ->
            rows(s).stream().filter(r -> r.why.equals("not yet")).map(r -> s.prefix + "." + r.name))
        .toList();
  }

  /// A table for each section, with a last column where `more` has a title.
  String tables(String library, String title, BiFunction<Section, Row, String> more) {
    var out = new StringBuilder();
    var heads = title.isEmpty() ? "" : " " + title + " |";
    for (var section : sections) {
      var rows = rows(section);
      out.append(
          "\n## %s: %d of %d\n\n| %s | Raffia |%s\n|---|---|%s\n"
              .formatted(
                  section.title,
                  rows.stream().filter(r -> r.java != null).count(),
                  rows.size(),
                  library,
                  heads,
                  title.isEmpty() ? "" : "---|"));
      for (var r : rows) {
        out.append(
            "| `%s` | %s |%s\n"
                .formatted(
                    r.name,
                    r.java == null ? r.why : "`" + r.java + "`",
                    title.isEmpty() ? "" : " " + more.apply(section, r) + " |"));
      }
    }
    return out.toString();
  }

  /// Holds a page to its text; with `-Dgolden=update` it is written.
  static void requirePage(java.nio.file.Path page, String text) throws IOException {
    if ("update".equals(System.getProperty("golden"))) Files.writeString(page, text);
    assertEquals(Files.readString(page), text, "run with -Dgolden=update");
  }
}
