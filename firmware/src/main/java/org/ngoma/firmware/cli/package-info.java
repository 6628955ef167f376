/**
 * The verbs of {@code ./ngoma} that are not about playing: each a small class, each answering bad
 * input with one sentence and a non-zero exit.
 *
 * <p>Thread: main. Imports: everything in firmware.
 */
package org.ngoma.firmware.cli;
