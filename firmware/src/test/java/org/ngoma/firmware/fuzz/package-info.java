/**
 * Whatever comes from outside is damaged in every way that coverage leads to: it is read, or
 * refused with one sentence, and nothing leaves the place that it belongs to.
 *
 * <p>{@code ./ngoma fuzz} has Jazzer do it for minutes or nights; the tests do it for a minute, and
 * with the seeds that are kept every time. Imports: everything that reads.
 */
package org.ngoma.firmware.fuzz;
