/** Uploaded files: what they are, what they are called, and where their contents are kept. Knows no business word. */
@NullMarked
package eu.sojourn.files;

import org.jspecify.annotations.NullMarked;
