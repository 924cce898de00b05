package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/optax.md` says where the names of Optax are, from the classes themselves. Run with
/// `-Dgolden=update` to write it.
class OptaxPageTest {
  private static final JaxNames NAMES =
      new JaxNames(
          "optax-names.txt",
          Stream.of(
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
                  "optax.microbatching Optax")
              .map(line -> line.split(" ", -1))
              .map(parts -> new JaxNames.Section(parts[0], parts[0], parts[1]))
              .toList());

  @Test
  void isMadeFromTheClasses() throws IOException {
    var text =
        """
        # Where the names of Optax are

        The public functions of Optax 0.2.8, and what has them in Raffia: %d. This page is written by `OptaxPageTest` from the classes
        themselves. Optimizers' options are `with...` methods; states are `State`s.
        """
                .formatted(NAMES.have())
            + NAMES.tables("Optax");
    JaxNames.requirePage(java.nio.file.Path.of("../docs/optax.md"), text);
  }

  @Test
  void nothingIsMissing() {
    assertEquals(List.of(), NAMES.missing());
  }
}
