package org.ngoma.firmware.engine;

import org.ngoma.instruments.sound.Slot;
import org.ngoma.instruments.sound.Strip;

/**
 * The chain of one place of the mixer. A slot that was there before goes on sounding.
 *
 * @param bypassed per slot
 * @param keys per slot: the track that steers it, or null
 * @param values per slot: values to set now, or null where they stand already
 */
record ChainPlan(Slot[] slots, boolean[] bypassed, Strip[] keys, float[][] values) {}
