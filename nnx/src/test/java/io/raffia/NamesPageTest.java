package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/nnx.md`, `docs/optax.md` and `docs/numpy.md` say where the names of Flax NNX, Optax and
/// JAX are, from the classes themselves. Run with `-Dgolden=update` to write them.
class NamesPageTest {
  private static final List<NumpyGoldens.Case> CASES = NumpyGoldens.cases();

  /// `head` has a place for the number of names that there are; `more` is the tables' last column.
  record Page(
      String file,
      String library,
      JaxNames names,
      String head,
      String title,
      BiFunction<JaxNames.Section, JaxNames.Row, String> more) {
    Page(String file, String library, JaxNames names, String head) {
      this(file, library, names, head, "", (_, _) -> "");
    }

    String text() {
      return head.formatted(names.have()) + names.tables(library, title, more);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  /// Lines of `PREFIX TYPE`, and a title where it is not the prefix.
  private static JaxNames names(String resource, String... lines) {
    var sections =
        Stream.of(lines)
            .map(line -> line.split(" ", 3))
            .map(p -> new JaxNames.Section(p[0], p.length > 2 ? p[2] : p[0], p[1]))
            .toList();
    return new JaxNames(resource, sections);
  }

  private static Stream<Page> pages() {
    var nnx =
        names(
            "nnx-names.txt",
            "nnx Nnx flax.nnx",
            "nnx.initializers Initializers flax.nnx.initializers",
            "nnx.metrics Metric flax.nnx.metrics",
            "nnx.Module Module Methods of Module",
            "nnx.Variable Variable Methods of Variable",
            "nnx.State State Methods of State",
            "nnx.Rngs Rngs Methods of Rngs");
    var optax =
        names(
            "optax-names.txt",
            "optax Optax",
            "optax.losses Optax",
            "optax.projections Projections",
            "optax.schedules Optax",
            "optax.transforms Optax",
            "optax.tree Tree",
            "optax.contrib Contrib",
            "optax.assignment Optax",
            "optax.perturbations Optax",
            "optax.second_order Optax",
            "optax.microbatching Optax");
    var numpy =
        names(
            "numpy-names.txt",
            "Array Tensor jax.Array",
            "jnp Jnp jax.numpy",
            "jnp.linalg Linalg jax.numpy.linalg",
            "nn Nnx jax.nn",
            "lax Lax jax.lax",
            "sp Special jax.scipy.special");
    return Stream.of(
        new Page(
            "nnx.md",
            "Flax",
            nnx,
            """
            # Where the names of Flax NNX are

            The public names of `flax.nnx` (Flax 0.12.8), and what has them in Raffia: %d. This page is written by `NamesPageTest` from the
            classes themselves. What says `no` is left out on purpose, with the reason.
            """),
        new Page(
            "optax.md",
            "Optax",
            optax,
            """
            # Where the names of Optax are

            The public functions of Optax 0.2.8, and what has them in Raffia: %d. This page is written by `NamesPageTest` from the classes
            themselves. Optimizers' options are `with...` methods; states are `State`s.
            """),
        new Page(
            "numpy.md",
            "JAX",
            numpy,
            """
            # Which functions of JAX there are

            %%d methods of `jax.Array` and functions of `jax.numpy`, `jax.numpy.linalg`, `jax.nn`, `jax.lax` and `jax.scipy.special` (JAX 0.10.2). This page is written by
            `NamesPageTest` from the classes themselves. The last column counts the cases of `numpy.txt` that hold a function to JAX's values,
            types and gradients (`NumpyGoldenTest`, %d cases in all); functions without one are tested elsewhere, or are another name of one that
            is.

            All work on known tensors and inside of `Nnx.jit`, `Nnx.grad` and `Nnx.vmap`. Those whose result is as large as the values say
            (`nonzero`, `unique`, masks, ...) need known values and say so inside of `jit`. Linear algebra and the functions of `Special` that are
            no single op are computed in f64 and rounded once. There are no complex numbers, so no Fourier transforms and no eigenvalues of
            matrices that are not symmetric.
            """
                .formatted(CASES.size()),
            "cases held to JAX",
            NamesPageTest::goldens));
  }

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

  @ParameterizedTest
  @MethodSource("pages")
  void isMadeFromTheClasses(Page page) throws IOException {
    JaxNames.requirePage(java.nio.file.Path.of("../docs", page.file), page.text());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingIsMissing(Page page) {
    var missing = page.names.missing();
    assertEquals(List.of(), missing);
  }
}
