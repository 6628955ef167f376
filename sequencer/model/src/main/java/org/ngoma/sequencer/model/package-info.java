/**
 * The music as data: project, tracks, patterns, notes, clips, parameters, and the commands that
 * change them.
 *
 * <p>Everything here is immutable and may be read by any thread. Imports: the JDK only.
 */
package org.ngoma.sequencer.model;
