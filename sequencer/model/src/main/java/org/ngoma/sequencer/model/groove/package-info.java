/**
 * Grooves to choose from, and those that are heard in what someone played.
 *
 * <p>Any thread but the audio thread. Imports: the model.
 */
package org.ngoma.sequencer.model.groove;
