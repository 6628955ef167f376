package org.ngoma.instruments.sound;

/**
 * What a {@link FileUser} made of a file, ready for the audio thread. Immutable from then on, but
 * for what its own helper threads fill in.
 */
public interface Material {}
