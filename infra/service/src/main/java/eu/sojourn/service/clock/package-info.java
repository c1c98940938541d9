/** What a service does when time has passed: steps that are tried at each tick of its clock until they are done. */
@NullMarked
package eu.sojourn.service.clock;

import org.jspecify.annotations.NullMarked;
