/// The contract of Assay: every event that can happen, its persisted name, its envelope and how it travels.
@NullMarked
package dev.assay.events;

import org.jspecify.annotations.NullMarked;
