package io.raffia.reflect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `effects.txt`: what methods of the JDK do, as far as staging is concerned.
record Effects(List<Row> rows) {
  static final Effects JDK = read();

  sealed interface Effect {}

  /// Effects that need no more than their name.
  enum Plain implements Effect {
    PURE,
    CREATES,
    COPIES,
    VIEW,
    ADVANCES
  }

  record Mutates(int argument) implements Effect {}

  record Denies(Violation violation) implements Effect {}

  /// @param place a class name, or a package name followed by `.*`
  /// @param methods names; a star stands for all
  record Row(Effect effect, String place, Set<String> methods) {
    boolean fits(Class<?> owner, String method) {
      if (!methods.contains("*") && !methods.contains(method)) return false;
      return place.endsWith(".*")
          ? owner.getPackageName().equals(place.substring(0, place.length() - 2))
          : extendsPlace(owner);
    }

    private boolean extendsPlace(@Nullable Class<?> type) {
      if (type == null) return false;
      if (type.getName().equals(place) || extendsPlace(type.getSuperclass())) return true;
      for (var i : type.getInterfaces()) if (extendsPlace(i)) return true;
      return false;
    }
  }

  /// The effect of a call; unknown methods are denied.
  Effect of(Class<?> owner, String method) {
    for (var row : rows) if (row.fits(owner, method)) return row.effect;
    return new Denies(Violation.UNKNOWN_METHOD);
  }

  private static Effects read() {
    var rows = new ArrayList<Row>();
    try (var in = Objects.requireNonNull(Effects.class.getResourceAsStream("effects.txt"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) continue;
        var words = List.of(line.strip().split("\\s+"));
        rows.add(
            new Row(
                effect(words.get(0)), words.get(1), Set.copyOf(words.subList(2, words.size()))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Effects(List.copyOf(rows));
  }

  private static Effect effect(String word) {
    if (word.startsWith("denies:")) return new Denies(Violation.valueOf(word.substring(7)));
    if (word.startsWith("mutates")) return new Mutates(Integer.parseInt(word.substring(7)));
    return switch (word) {
      case "pure" -> Plain.PURE;
      case "creates" -> Plain.CREATES;
      case "copies" -> Plain.COPIES;
      case "view" -> Plain.VIEW;
      case "advances" -> Plain.ADVANCES;
      default -> throw new IllegalStateException("effects.txt names an unknown effect: " + word);
    };
  }
}
