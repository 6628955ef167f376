/**
 * ALSA through libasound: one sound-card API and nothing else.
 *
 * <p>Thread: {@code audio} for {@code await} and {@code write}; opening and listing from any other.
 * Imports: {@code hal}, JNA. The only package that may call libasound.
 */
package org.ngoma.alsa;
