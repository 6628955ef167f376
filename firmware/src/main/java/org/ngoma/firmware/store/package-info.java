/**
 * Projects as files: the JSON text, the {@code .ngoma} archive around it, and the bundled demo
 * song.
 *
 * <p>Thread: any, never {@code audio}; everything here blocks and allocates. Files are strangers:
 * each is bounded in size, depth and count, and refused with one sentence. Imports: {@code
 * sequencer}, Jackson's streaming core, the JDK.
 */
package org.ngoma.firmware.store;
