package io.raffia.tests.conformance;

import java.util.List;

/// A family of functions and their goldens.
public interface Suite {
  /// The first column of the table.
  String family();

  List<Entry> entries();
}
