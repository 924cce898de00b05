package io.raffia.jvm;

import io.raffia.ir.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An address within an array, as far as it is known in a scope: `outer + sum of factors x terms`
/// elements, where all terms belong to `scope`. The outermost one is the array's own address.
record Address(
    Value array,
    @Nullable Address outer,
    @Nullable Loop scope,
    List<Node> terms,
    List<Long> factors) {}
