package org.ngoma.instruments.sound;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ngoma.hal.rt.RealTime;

/** A processor that takes files: samples, wavetables, impulse responses. */
public interface FileUser extends Processor {

  /** Names of the places for files, as projects keep them; they never change. */
  List<String> slots();

  /**
   * Makes of a file what the audio thread can play. Thread: any but audio; it touches nothing that
   * the audio thread uses.
   *
   * @param slot index into {@link #slots}
   * @throws IOException with one sentence that says what is wrong with the file
   */
  Material load(int slot, Path file, int sampleRate) throws IOException;

  /**
   * Plays this from now on, without a click.
   *
   * @param slot index into {@link #slots}
   * @param material from {@link #load}, or null for nothing: then silence, or the dry sound
   */
  @RealTime
  void use(int slot, Material material);
}
