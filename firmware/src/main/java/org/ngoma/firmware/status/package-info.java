/**
 * How a box is doing, read from outside by whoever asks: its lane, its jobs, its machine. The same
 * figures as words, as JSON and as Prometheus reads them.
 *
 * <p>Thread: the caller's. Imports: {@code firmware.lane}, {@code firmware.home}, {@code
 * firmware.jobs}, {@code hal.rt}.
 */
package org.ngoma.firmware.status;
