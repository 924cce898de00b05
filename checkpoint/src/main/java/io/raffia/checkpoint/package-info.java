/// Orbax for Java: checkpoints that are never lost, and files that the Python world reads.
@NullMarked
package io.raffia.checkpoint;

import org.jspecify.annotations.NullMarked;
