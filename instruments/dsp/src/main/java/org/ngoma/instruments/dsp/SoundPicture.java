package org.ngoma.instruments.dsp;

/** One look at a stereo sound. */
public record SoundPicture(
    WaveformPicture waveform,
    SpectrumPicture spectrum,
    VectorPicture vector,
    LoudnessPicture loudness) {}
