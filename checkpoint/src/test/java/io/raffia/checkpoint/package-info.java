/// Tests of checkpoints.
@NullMarked
package io.raffia.checkpoint;

import org.jspecify.annotations.NullMarked;
