/**
 * Samples by their content, wherever a project came from.
 *
 * <p>Thread: any, never {@code audio}; everything here blocks and allocates. Imports: {@code
 * sequencer.model}, the JDK.
 */
package org.ngoma.firmware.samples;
