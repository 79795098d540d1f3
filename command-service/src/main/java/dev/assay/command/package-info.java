/// The write side: commands go in, decided events come out.
@NullMarked
package dev.assay.command;

import org.jspecify.annotations.NullMarked;
