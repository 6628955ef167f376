/**
 * The arithmetic of sound: polynomials, filters, transforms, meters, WAV files.
 *
 * <p>No class here starts a thread or holds global state; an object belongs to the thread that uses
 * it. Imports: the JDK only.
 */
package org.ngoma.instruments.dsp;
