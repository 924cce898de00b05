package io.raffia.checkpoint;

import io.raffia.BatchStat;
import io.raffia.Cache;
import io.raffia.Intermediate;
import io.raffia.MetricState;
import io.raffia.OptState;
import io.raffia.OptVariable;
import io.raffia.Param;
import io.raffia.Path;
import io.raffia.RngCount;
import io.raffia.RngKey;
import io.raffia.RngState;
import io.raffia.TreeSnapshot;
import io.raffia.Variable;
import io.raffia.ir.DType;
import io.raffia.ir.IrException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Raffia writes beside tensors because the formats of the Python world have no place for it:
/// paths as they were in Java, element types that a format lacks, weak types, the Variables'
/// classes, and plain number fields. Files without notes are read all the same.
///
/// @param tensors by stored name
/// @param numbers the values of plain number fields
record Notes(Map<String, Note> tensors, Map<Path, Object> numbers) {
  static final Notes NONE = new Notes(Map.of(), Map.of());

  /// Of one tensor.
  record Note(Path path, DType dtype, boolean weak, @Nullable Class<? extends Variable> variable) {}

  /// Raffia's own Variables: a name in a file never loads a class.
  private static final Map<String, Class<? extends Variable>> VARIABLES =
      Stream.of(
              Variable.class,
              Param.class,
              BatchStat.class,
              Cache.class,
              Intermediate.class,
              RngState.class,
              RngKey.class,
              RngCount.class,
              OptState.class,
              OptVariable.class,
              MetricState.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  static Notes of(Map<String, TreeSnapshot.Entry> named, Map<Path, Object> numbers) {
    var notes = new HashMap<String, Note>();
    named.forEach((name, e) -> notes.put(name, new Note(e.path(), e.dtype(), e.weak(), e.type())));
    return new Notes(notes, numbers);
  }

  byte[] json() {
    var all = new LinkedHashMap<String, Object>();
    tensors.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> all.put(e.getKey(), json(e.getValue())));
    var fields = new ArrayList<Object>();
    numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> {
          var x = e.getValue();
          var field = new LinkedHashMap<String, Object>();
          field.put("path", e.getKey().keys());
          field.put("type", x.getClass().getSimpleName());
          field.put("value", x.toString());
          fields.add(field);
        });
    var root = new LinkedHashMap<String, Object>();
    root.put("numbers", fields);
    root.put("tensors", all);
    return Json.bytes(root);
  }

  private static Map<String, Object> json(Note note) {
    var map = new LinkedHashMap<String, Object>();
    map.put("path", note.path.keys());
    map.put("dtype", note.dtype.text());
    if (note.weak) map.put("weak", true);
    if (note.variable != null) map.put("variable", note.variable.getSimpleName());
    return map;
  }

  static Notes parse(byte[] utf8, String origin) {
    var root = Json.parseObject(utf8, origin);
    var tensors = new HashMap<String, Note>();
    Json.object(root.get("tensors"), origin, "\"tensors\"")
        .forEach((name, x) -> tensors.put(name, note(Json.object(x, origin, name), origin)));
    var numbers = new HashMap<Path, Object>();
    for (var x : Json.array(root.get("numbers"), origin, "\"numbers\"")) {
      var number = Json.object(x, origin, "a number");
      numbers.put(path(number.get("path"), origin), number(number, origin));
    }
    return new Notes(tensors, numbers);
  }

  private static Note note(Map<String, @Nullable Object> map, String origin) {
    DType dtype;
    try {
      dtype = DType.parse(Json.string(map.get("dtype"), origin, "\"dtype\""));
    } catch (IrException e) {
      throw new FormatException(origin, "unknown element type", e);
    }
    var variable = map.get("variable");
    return new Note(
        path(map.get("path"), origin),
        dtype,
        Boolean.TRUE.equals(map.get("weak")),
        variable == null ? null : VARIABLES.get(Json.string(variable, origin, "\"variable\"")));
  }

  private static Path path(@Nullable Object json, String origin) {
    var keys = new ArrayList<Object>();
    for (var key : Json.array(json, origin, "\"path\"")) {
      if (key instanceof Long n && n >= 0 && n <= Integer.MAX_VALUE) keys.add(n.intValue());
      else keys.add(Json.string(key, origin, "a path's key"));
    }
    return new Path(List.copyOf(keys));
  }

  private static Object number(Map<String, @Nullable Object> map, String origin) {
    var value = Json.string(map.get("value"), origin, "\"value\"");
    try {
      return switch (Json.string(map.get("type"), origin, "\"type\"")) {
        case "Byte" -> Byte.valueOf(value);
        case "Short" -> Short.valueOf(value);
        case "Integer" -> Integer.valueOf(value);
        case "Long" -> Long.valueOf(value);
        case "Float" -> Float.valueOf(value);
        case "Double" -> Double.valueOf(value);
        default -> throw new FormatException(origin, "unknown type of number");
      };
    } catch (NumberFormatException e) {
      throw new FormatException(origin, "'" + value + "' is not the number it says", e);
    }
  }
}
