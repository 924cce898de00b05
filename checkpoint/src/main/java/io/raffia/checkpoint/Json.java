package io.raffia.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as maps, lists, strings, booleans, `Long`, `Double` and null. Reading is strict: duplicate
/// names, what follows the value, deep nesting and whole numbers beyond 64 bits are errors. The
/// words NaN, Infinity and -Infinity are numbers, as Python writes them.
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(400).build())
          .build();

  private final String origin;
  private final JsonParser parser;

  private Json(String origin, JsonParser parser) {
    this.origin = origin;
    this.parser = parser;
  }

  /// Reads UTF-8; `origin` is for the [FormatException].
  static @Nullable Object parse(byte[] utf8, String origin) {
    try (var parser = FACTORY.createParser(utf8)) {
      var json = new Json(origin, parser);
      var value = json.value(parser.nextToken());
      if (parser.nextToken() != null) throw json.error("something follows the JSON value", null);
      return value;
    } catch (IOException e) {
      throw new FormatException(origin, "not JSON: " + e.getMessage(), e);
    }
  }

  /// Reads an object.
  static Map<String, @Nullable Object> parseObject(byte[] utf8, String origin) {
    return object(parse(utf8, origin), origin, "the content");
  }

  private @Nullable Object value(@Nullable JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          map.put(name, value(parser.nextToken()));
        }
        yield map;
      }
      case START_ARRAY -> {
        var list = new ArrayList<@Nullable Object>();
        for (var t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          list.add(value(t));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw error("it ends too early", null);
    };
  }

  private FormatException error(String what, @Nullable Throwable cause) {
    return cause == null
        ? new FormatException(origin, what)
        : new FormatException(origin, what, cause);
  }

  /// Writes maps (in their order, keys by their text), collections, strings, numbers, booleans,
  /// null.
  static String write(@Nullable Object value) {
    var text = new StringWriter();
    try (var out = FACTORY.createGenerator(text)) {
      write(out, value);
    } catch (IOException e) {
      throw new CheckpointException("cannot be written as JSON: " + e.getMessage(), e);
    }
    return text.toString();
  }

  static byte[] bytes(@Nullable Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (var e : map.entrySet()) {
          out.writeFieldName(String.valueOf(e.getKey()));
          write(out, e.getValue());
        }
        out.writeEndObject();
      }
      case Collection<?> list -> {
        out.writeStartArray();
        for (var x : list) write(out, x);
        out.writeEndArray();
      }
      case Boolean b -> out.writeBoolean(b);
      case Long x -> out.writeNumber(x);
      case Integer x -> out.writeNumber(x);
      case Double x -> out.writeNumber(x);
      case Float x -> out.writeNumber(x);
      case String s -> out.writeString(s);
      default ->
          throw new CheckpointException(
              "JSON has maps, lists, strings, numbers and booleans, found a "
                  + value.getClass().getName());
    }
  }

  /// A copy that later changes do not reach; whole numbers are `Long` and others `Double`, as
  /// [#parse] has them. Throws [CheckpointException] for what is not JSON.
  static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        for (var e : map.entrySet()) copy.put(String.valueOf(e.getKey()), copy(e.getValue()));
        yield Collections.unmodifiableMap(copy);
      }
      case Collection<?> list -> {
        var copy = new ArrayList<@Nullable Object>();
        for (var x : list) copy.add(copy(x));
        yield Collections.unmodifiableList(copy);
      }
      case Long _, Double _, Boolean _, String _ -> value;
      case Integer x -> x.longValue();
      case Float x -> x.doubleValue();
      default ->
          throw new CheckpointException(
              "JSON has maps, lists, strings, numbers and booleans, found a "
                  + value.getClass().getName());
    };
  }

  /// The value as an object; `what` names it in the error.
  static Map<String, @Nullable Object> object(@Nullable Object x, String origin, String what) {
    if (!(x instanceof Map<?, ?> map)) throw wrong(origin, what, "an object", x);
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), v));
    return Collections.unmodifiableMap(copy);
  }

  static List<? extends @Nullable Object> array(@Nullable Object x, String origin, String what) {
    if (x instanceof List<?> list) return list;
    throw wrong(origin, what, "an array", x);
  }

  static String string(@Nullable Object x, String origin, String what) {
    if (x instanceof String s) return s;
    throw wrong(origin, what, "a string", x);
  }

  /// A whole number of at least 0.
  static long count(@Nullable Object x, String origin, String what) {
    if (x instanceof Long n && n >= 0) return n;
    throw wrong(origin, what, "a whole number of at least 0", x);
  }

  private static FormatException wrong(
      String origin, String what, String expected, @Nullable Object found) {
    var text = String.valueOf(found);
    return new FormatException(
        origin,
        "expected %s to be %s, found %s"
            .formatted(what, expected, text.length() > 80 ? text.substring(0, 80) + "..." : text));
  }
}
