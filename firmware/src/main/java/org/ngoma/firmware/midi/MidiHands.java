package org.ngoma.firmware.midi;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.play.midi.Gestures;

/**
 * What the hands on one port's keyboards do, brought to the tracks that listen to their channel.
 *
 * <p>Thread: {@code audio}.
 */
final class MidiHands implements Gestures {

  /** Ids lie above those of the song and below those of pads. */
  private static final int FIRST_ID = 1 << 29;

  private static final int NOTES_A_PORT = 2048;

  private static final int OFF = 1;
  private static final int ALL = 2;

  private final int port;
  private final MidiStage stage;

  /** For each track the position of {@code channel.midi_in}. */
  private final int[] listening;

  MidiHands(int port, MidiStage stage, int[] listening) {
    this.port = port;
    this.stage = stage;
    this.listening = listening;
  }

  @RealTime
  private boolean listens(int track, int channel) {
    int from = listening[track];
    return from == ALL || (from != OFF && channel == (from == 0 ? track : from - ALL - 1));
  }

  @RealTime
  private int id(int note) {
    return note == ALL_KEYS ? 0 : FIRST_ID + port * NOTES_A_PORT + note;
  }

  @Override
  @RealTime
  public void keyDown(int channel, int note, int key, int velocity) {
    for (int track = 0; track < stage.tracks(); track++) {
      if (listens(track, channel)) {
        stage.keyDown(track, id(note), key, velocity / 127f);
      }
    }
  }

  /** Everywhere: a track may have listened elsewhere since the key went down. */
  @Override
  @RealTime
  public void keyUp(int channel, int note) {
    for (int track = 0; track < stage.tracks(); track++) {
      stage.keyUp(track, id(note));
    }
  }

  @Override
  @RealTime
  public void bend(int channel, int note, float semitones) {
    for (int track = 0; track < stage.tracks(); track++) {
      if (listens(track, channel)) {
        stage.bend(track, id(note), semitones);
      }
    }
  }

  @Override
  @RealTime
  public void pressure(int channel, int note, float amount) {
    for (int track = 0; track < stage.tracks(); track++) {
      if (listens(track, channel)) {
        stage.pressure(track, id(note), amount);
      }
    }
  }

  @Override
  @RealTime
  public void slide(int channel, int note, float amount) {
    for (int track = 0; track < stage.tracks(); track++) {
      if (listens(track, channel)) {
        stage.slide(track, id(note), amount);
      }
    }
  }

  @Override
  @RealTime
  public void control(int channel, int number, float value) {
    stage.notice(MidiNotice.control(port, channel, number, value));
  }

  @Override
  @RealTime
  public void program(int channel, int bank, int program) {
    stage.notice(MidiNotice.program(port, channel, bank, program));
  }
}
