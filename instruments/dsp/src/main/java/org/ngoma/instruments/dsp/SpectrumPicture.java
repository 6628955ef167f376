package org.ngoma.instruments.dsp;

/**
 * What a {@link SpectrumAnalyser} shows.
 *
 * @param hz middle of each band
 * @param db height of each band, 0 for a full-scale sine
 */
public record SpectrumPicture(float[] hz, float[] db) {}
