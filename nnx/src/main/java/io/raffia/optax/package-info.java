/// What [io.raffia.Optax] makes: gradient transformations by family, optimizers with their options,
/// and arithmetic on States.
@NullMarked
package io.raffia.optax;

import org.jspecify.annotations.NullMarked;
