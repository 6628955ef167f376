/**
 * Samples by their content, wherever a project came from.
 *
 * <p>Thread: any, never {@code audio}; everything here blocks and allocates. Imports: {@code
 * sequencer.model}, {@code instruments.dsp}, the JDK.
 */
package org.ngoma.firmware.samples;
