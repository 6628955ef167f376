package org.ngoma.instruments.dsp;

/**
 * Readings of EBU R 128; minus infinity in silence.
 *
 * @param momentaryLufs of the last 400 ms
 * @param shortTermLufs of the last 3 s
 * @param integratedLufs gated, since the reset
 * @param rangeLu since the reset
 * @param truePeakDb highest since the reset, in dBTP
 */
public record LoudnessPicture(
    double momentaryLufs,
    double shortTermLufs,
    double integratedLufs,
    double rangeLu,
    double truePeakDb) {}
