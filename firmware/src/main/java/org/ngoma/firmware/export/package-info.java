/**
 * Songs that leave the box as sound: files for players and stems for other studios.
 *
 * <p>Thread: the caller's, in a process of its own that gives way to the engine. Only here are
 * libFLAC and jump3r used. Imports: {@code firmware.render}, {@code firmware.store}, {@code
 * instruments}, JNA.
 */
package org.ngoma.firmware.export;
