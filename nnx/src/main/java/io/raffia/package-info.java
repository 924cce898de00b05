/// What users touch: tensors, modules and the transforms of `Nnx`.
@NullMarked
package io.raffia;

import org.jspecify.annotations.NullMarked;
