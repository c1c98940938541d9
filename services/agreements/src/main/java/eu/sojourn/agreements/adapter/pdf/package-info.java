/** Makes PDF files and puts the platform's seal on them. */
@NullMarked
package eu.sojourn.agreements.adapter.pdf;

import org.jspecify.annotations.NullMarked;
