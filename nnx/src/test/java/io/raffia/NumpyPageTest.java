package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/numpy.md` says which of JAX's functions there are: what the classes really have, and how
/// many goldens hold them to JAX. Run with `-Dgolden=update` to write it.
class NumpyPageTest {
  private static final Path PAGE = Path.of("../docs/numpy.md");
  private static final List<NumpyGoldenTest.Case> CASES = NumpyGoldenTest.cases();

  private record Module(String prefix, String title, String type) {}

  private static final List<Module> MODULES =
      List.of(
          new Module("jnp", "jax.numpy", "Jnp"),
          new Module("jnp.linalg", "jax.numpy.linalg", "Linalg"),
          new Module("nn", "jax.nn", "Nnx"),
          new Module("lax", "jax.lax", "Lax"),
          new Module("sp", "jax.scipy.special", "Special"));

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "Jnp", Jnp.class,
          "Linalg", Linalg.class,
          "Nnx", Nnx.class,
          "Lax", Lax.class,
          "Special", Special.class,
          "Tensor", Tensor.class,
          "At", At.class,
          "TensorMemory", TensorMemory.class);

  private record Row(String name, @Nullable String java, String why, long goldens) {}

  private static Row row(Module module, String line) {
    var name = line.split(" ", 2)[0].substring(module.prefix.length() + 1);
    int dash = line.indexOf(" - ");
    if (dash >= 0) return new Row(name, null, "no: " + line.substring(dash + 3), 0);
    int equals = line.indexOf(" = ");
    var java = equals < 0 ? module.type + "." + camel(name) : line.substring(equals + 3);
    if (exists(java)) return new Row(name, java, "", goldens(module, name, java));
    assertTrue(equals < 0, () -> java + " does not exist");
    return new Row(name, null, "not yet", 0);
  }

  private static String camel(String name) {
    return Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  private static boolean exists(String java) {
    var parts = java.split("\\.", 2);
    var type = Objects.requireNonNull(TYPES.get(parts[0]), java);
    return Arrays.stream(type.getMethods())
        .anyMatch(m -> m.getName().equals(parts[1]) && Modifier.isPublic(m.getModifiers()));
  }

  private static long goldens(Module module, String name, String java) {
    var call = java.substring(java.indexOf('.')) + "(";
    boolean isStatic = !java.startsWith("Tensor.") && !java.startsWith("At.");
    return CASES.stream()
        .filter(c ->
            c.name().equals(module.prefix + "." + name)
                || c.call().contains(isStatic ? java + "(" : call))
        .count();
  }

  private static List<Row> rows(Module module) {
    return Resource.lines("numpy-names.txt").stream()
        .filter(l -> l.matches(module.prefix.replace(".", "\\.") + "\\.\\w+( .*)?"))
        .map(l -> row(module, l))
        .toList();
  }

  private static String page() {
    var out = new StringBuilder();
    long have = 0;
    for (var module : MODULES) {
      var rows = rows(module);
      long here = rows.stream().filter(r -> r.java != null).count();
      have += here;
      out.append("\n## %s: %d of %d\n\n".formatted(module.title, here, rows.size()));
      out.append("| JAX | Raffia | cases held to JAX |\n|---|---|---|\n");
      for (var r : rows) {
        out.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    r.name,
                    r.java == null ? r.why : "`" + r.java + "`",
                    r.goldens == 0 ? "" : r.goldens));
      }
    }
    return """
    # Which functions of JAX there are

    %d functions of `jax.numpy`, `jax.numpy.linalg`, `jax.nn`, `jax.lax` and `jax.scipy.special` (JAX 0.10.2). This page is written by
    `NumpyPageTest` from the classes themselves. The last column counts the cases of `numpy.txt` that hold a function to JAX's values,
    types and gradients (`NumpyGoldenTest`, %d cases in all); functions without one are tested elsewhere, or are another name of one that
    is.

    All work on known tensors and inside of `Nnx.jit`, `Nnx.grad` and `Nnx.vmap`. Those whose result is as large as the values say
    (`nonzero`, `unique`, masks, ...) need known values and say so inside of `jit`. Linear algebra is computed in f64 and rounded once.
    """
            .formatted(have, CASES.size())
        + out;
  }

  @Test
  void isMadeFromTheClasses() throws IOException {
    var page = page();
    if ("update".equals(System.getProperty("golden"))) Files.writeString(PAGE, page);
    assertEquals(Files.readString(PAGE), page, "run with -Dgolden=update");
  }

  @Test
  void hasWhatModelsUse() {
    long have = MODULES.stream().flatMap(m -> rows(m).stream()).filter(r -> r.java != null).count();
    assertTrue(have >= 250, () -> "only " + have);
  }
}
