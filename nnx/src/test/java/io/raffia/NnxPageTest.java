package io.raffia;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/nnx.md` says where the names of `flax.nnx` are, from the classes themselves. Run with
/// `-Dgolden=update` to write it.
class NnxPageTest {
  private static final JaxNames NAMES =
      new JaxNames(
          "nnx-names.txt",
          List.of(
              new JaxNames.Section("nnx", "flax.nnx", "Nnx"),
              new JaxNames.Section("nnx.initializers", "flax.nnx.initializers", "Initializers"),
              new JaxNames.Section("nnx.metrics", "flax.nnx.metrics", "Metric"),
              new JaxNames.Section("nnx.Module", "Methods of Module", "Module"),
              new JaxNames.Section("nnx.Variable", "Methods of Variable", "Variable"),
              new JaxNames.Section("nnx.State", "Methods of State", "State"),
              new JaxNames.Section("nnx.Rngs", "Methods of Rngs", "Rngs")));

  @Test
  void isMadeFromTheClasses() throws IOException {
    var text =
        """
        # Where the names of Flax NNX are

        The public names of `flax.nnx` (Flax 0.12.8), and what has them in Raffia: %d. This page is written by `NnxPageTest` from the
        classes themselves. What says `no` is left out on purpose, with the reason.
        """
                .formatted(NAMES.have())
            + NAMES.tables("Flax");
    JaxNames.requirePage(java.nio.file.Path.of("../docs/nnx.md"), text);
  }

  @Test
  void nothingIsMissing() {
    assertEquals(List.of(), NAMES.missing());
  }
}
