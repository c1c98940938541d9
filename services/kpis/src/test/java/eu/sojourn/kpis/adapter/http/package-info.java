@NullMarked
package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.NullMarked;
