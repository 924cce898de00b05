/// Code as a user of the library writes it.
@NullMarked
package io.raffia.tutorial;

import org.jspecify.annotations.NullMarked;
