package org.ngoma.instruments.dsp;

/**
 * What the beginning of a FLAC file says about the rest.
 *
 * @param blockSize samples of a frame where all are alike
 * @param mostBlock samples of the largest frame
 * @param bits of a sample
 * @param frames of the file, 0 when it does not say
 */
record FlacInfo(
    int blockSize, int mostBlock, int sampleRate, int channels, int bits, long frames) {}
