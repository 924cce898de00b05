package io.raffia.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands in a step's directory beside the tree: Orbax's `_CHECKPOINT_METADATA`.
///
/// @param metrics figures of the step
/// @param custom what the user wants to find again: JSON
record StepMetadata(Map<String, Double> metrics, Map<String, @Nullable Object> custom) {
  static final String FILE = "_CHECKPOINT_METADATA";
  static final String TREE = "default";
  private static final String METRICS = "metrics";
  private static final String HANDLERS = "orbax.checkpoint._src.handlers.";

  /// Writes the file into a step's directory, and metrics where Orbax looks for them.
  void write(PendingDirectory out, long begunNanos, long endedNanos) throws IOException {
    var handlers = new LinkedHashMap<String, Object>();
    handlers.put(TREE, HANDLERS + "standard_checkpoint_handler.StandardCheckpointHandler");
    if (!metrics.isEmpty()) {
      handlers.put(METRICS, HANDLERS + "json_checkpoint_handler.JsonCheckpointHandler");
      out.directory(METRICS);
      out.file(METRICS + "/" + METRICS, Json.bytes(metrics));
      out.marker(METRICS);
    }
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("item_handlers", handlers);
    json.put("metrics", metrics);
    json.put("performance_metrics", Map.of());
    json.put("init_timestamp_nsecs", begunNanos);
    json.put("commit_timestamp_nsecs", endedNanos);
    json.put("custom_metadata", custom);
    out.file(FILE, Json.bytes(json));
  }

  /// Reads what Orbax or [#write] has written; without the file, nothing.
  static StepMetadata read(Disk disk, Path step) throws IOException {
    var file = step.resolve(FILE);
    if (!disk.exists(file)) return new StepMetadata(Map.of(), Map.of());
    var origin = file.toString();
    var json = Json.parseObject(disk.bytes(file, 64 << 20), origin);
    var metrics = json.get("metrics");
    var stored = step.resolve(METRICS).resolve(METRICS);
    if (disk.exists(stored)) {
      metrics = Json.parseObject(disk.bytes(stored, 64 << 20), stored.toString());
    }
    var custom = json.get("custom_metadata");
    return new StepMetadata(
        metrics == null ? Map.of() : figures(Json.object(metrics, origin, "\"metrics\"")),
        custom == null ? Map.of() : Json.object(custom, origin, "\"custom_metadata\""));
  }

  /// The metrics that are numbers: Orbax allows any JSON there.
  private static Map<String, Double> figures(Map<String, @Nullable Object> json) {
    var figures = new LinkedHashMap<String, Double>();
    json.forEach((name, x) -> {
      if (x instanceof Number n) figures.put(name, n.doubleValue());
    });
    return Collections.unmodifiableMap(figures);
  }
}
