/// The op vocabulary: one Java type an op, with all of its rules.
@NullMarked
package io.raffia.ir.op;

import org.jspecify.annotations.NullMarked;
