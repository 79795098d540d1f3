/// How documents become facts about roles: formats are recognised, read strictly, and refused line by line.
@NullMarked
package dev.assay.command.imports;

import org.jspecify.annotations.NullMarked;
