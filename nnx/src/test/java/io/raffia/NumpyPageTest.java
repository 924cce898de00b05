package io.raffia;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/numpy.md` says which of JAX's functions there are: what the classes really have, and how
/// many goldens hold them to JAX. Run with `-Dgolden=update` to write it.
class NumpyPageTest {
  private static final Path PAGE = Path.of("../docs/numpy.md");
  private static final List<NumpyGoldenTest.Case> CASES = NumpyGoldenTest.cases();

  private static final JaxNames NAMES =
      new JaxNames(
          "numpy-names.txt",
          List.of(
              new JaxNames.Section("jnp", "jax.numpy", "Jnp"),
              new JaxNames.Section("jnp.linalg", "jax.numpy.linalg", "Linalg"),
              new JaxNames.Section("nn", "jax.nn", "Nnx"),
              new JaxNames.Section("lax", "jax.lax", "Lax"),
              new JaxNames.Section("sp", "jax.scipy.special", "Special")));

  private static String goldens(JaxNames.Section section, JaxNames.Row row) {
    var java = row.java();
    if (java == null) return "";
    var call = java.substring(java.indexOf('.')) + "(";
    boolean isStatic = !java.startsWith("Tensor.") && !java.startsWith("At.");
    long count =
        CASES.stream()
            .filter(c ->
                c.name().equals(section.prefix() + "." + row.name())
                    || c.call().contains(isStatic ? java + "(" : call))
            .count();
    return count == 0 ? "" : Long.toString(count);
  }

  private static String page() {
    var out = new StringBuilder();
    for (var section : NAMES.sections()) {
      var rows = NAMES.rows(section);
      long here = rows.stream().filter(r -> r.java() != null).count();
      out.append("\n## %s: %d of %d\n\n".formatted(section.title(), here, rows.size()));
      out.append("| JAX | Raffia | cases held to JAX |\n|---|---|---|\n");
      for (var r : rows) {
        out.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    r.name(),
                    r.java() == null ? r.why() : "`" + r.java() + "`",
                    goldens(section, r)));
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
            .formatted(NAMES.have(), CASES.size())
        + out;
  }

  @Test
  void isMadeFromTheClasses() throws IOException {
    JaxNames.requirePage(PAGE, page());
  }

  @Test
  void hasWhatModelsUse() {
    assertTrue(NAMES.have() >= 250, () -> "only " + NAMES.have());
  }
}
