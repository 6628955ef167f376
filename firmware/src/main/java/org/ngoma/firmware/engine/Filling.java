package org.ngoma.firmware.engine;

import org.ngoma.instruments.sound.FileUser;
import org.ngoma.instruments.sound.Material;

/**
 * A file that a processor is to play from now on.
 *
 * @param slot of the processor
 * @param material null for nothing
 */
record Filling(FileUser user, int slot, Material material) {}
