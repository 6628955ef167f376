/**
 * Work that can wait: a queue that survives every restart, and the worker that does what is in it,
 * in a process of its own that gives way to the music.
 *
 * <p>Thread: the caller's. Imports: {@code firmware.home}.
 */
package org.ngoma.firmware.jobs;
