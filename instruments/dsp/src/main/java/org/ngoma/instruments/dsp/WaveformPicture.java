package org.ngoma.instruments.dsp;

/**
 * The outline of the recent past, oldest column first.
 *
 * @param lowest lowest sample of both sides in each column
 * @param highest highest sample of both sides
 * @param rms root of the mean square of both sides
 */
public record WaveformPicture(float[] lowest, float[] highest, float[] rms) {}
