/** Limits that keep one service, one caller or one request from taking the rest down. */
@NullMarked
package eu.sojourn.gateway.protection;

import org.jspecify.annotations.NullMarked;
