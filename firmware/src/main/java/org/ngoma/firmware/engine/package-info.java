/**
 * The engine: sequencer, instruments and mixer pumped by a port.
 *
 * <p>Threads: {@code audio} renders, {@code loader} turns uploads into what is rendered, {@code
 * device} opens and closes sound cards. Imports: everything that sounds, and {@code firmware.lane}.
 */
package org.ngoma.firmware.engine;
