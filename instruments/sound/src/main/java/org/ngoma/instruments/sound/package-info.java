/**
 * What one hears: instruments, effects, mixer, and the parameter tables that drive them.
 *
 * <p>Thread: {@code audio} owns a processor from the moment it is published; before that the thread
 * that builds it. Imports: {@code instruments.dsp}, {@code sequencer.model}, {@code hal.rt}.
 */
package org.ngoma.instruments.sound;
