/** What the product needs of MongoDB and Kafka, asked of every server at hand. */
@NullMarked
package eu.sojourn.testing;

import org.jspecify.annotations.NullMarked;
