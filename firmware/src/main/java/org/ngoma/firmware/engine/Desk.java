package org.ngoma.firmware.engine;

import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.play.Score;

/**
 * All that the audio thread plays, built by the loader and taken over whole at the start of a
 * quantum.
 *
 * @param loadId number of the upload that it came with
 * @param strips one for every track; an object that was there before goes on sounding
 * @param instrumentRows per strip: parameters of its instrument
 * @param instrumentValues per strip: values to set now, or null where they stand already
 * @param channelValues per strip likewise
 * @param songValues song-wide likewise, or null
 */
record Desk(
    long loadId,
    Score score,
    Strip[] strips,
    int[] instrumentRows,
    float[][] instrumentValues,
    float[][] channelValues,
    float[] songValues) {}
