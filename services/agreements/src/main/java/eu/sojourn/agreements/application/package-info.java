/** What can be done with agreements, one class per use case, and who may do it. */
@NullMarked
package eu.sojourn.agreements.application;

import org.jspecify.annotations.NullMarked;
