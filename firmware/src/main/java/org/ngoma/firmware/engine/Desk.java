package org.ngoma.firmware.engine;

import org.ngoma.instruments.sound.ClipSound;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.play.Score;

/**
 * All that the audio thread plays, built by the loader and taken over whole at the start of a
 * quantum.
 *
 * @param loadId number of the upload that it came with
 * @param strips one for every track; an object that was there before goes on sounding
 * @param order indices of the strips, those that steer others first
 * @param groups per strip: the group that it goes through, 0 for none
 * @param instrumentRows per strip: parameters of its instrument
 * @param instrumentValues per strip: values to set now, or null where they stand already
 * @param placeValues per place of the mixer: values of its channel likewise
 * @param chains per place of the mixer, null where there is no such track
 * @param fillings files to be played from now on
 * @param sounds per strip: recordings that its clips are numbered by from now on, or null where
 *     they stay
 */
record Desk(
    long loadId,
    Score score,
    Strip[] strips,
    int[] order,
    int[] groups,
    int[] instrumentRows,
    float[][] instrumentValues,
    float[][] placeValues,
    ChainPlan[] chains,
    Filling[] fillings,
    ClipSound[][] sounds) {}
