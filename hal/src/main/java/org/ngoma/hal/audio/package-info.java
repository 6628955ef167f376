/**
 * Audio ports: where frames leave the program, without saying through which sound-card API.
 *
 * <p>Vocabulary: periods, frames, formats. Thread: {@code audio} calls {@code await} and {@code
 * write}; everything else belongs to the thread that opened the port. Imports: {@code hal.rt}.
 */
package org.ngoma.hal.audio;
