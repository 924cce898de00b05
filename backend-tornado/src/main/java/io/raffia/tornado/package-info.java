/// Programs as TornadoVM's task graphs, for GPUs and other accelerators.
@NullMarked
package io.raffia.tornado;

import org.jspecify.annotations.NullMarked;
