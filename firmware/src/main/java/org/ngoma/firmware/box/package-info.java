/**
 * The box: the project in hand, what is done to it, and what a person is told.
 *
 * <p>Threads: {@code box} owns the project and the writing ends of the lanes. Imports: {@code
 * sequencer}, {@code firmware.lane}, {@code firmware.store}; never the engine.
 */
package org.ngoma.firmware.box;
