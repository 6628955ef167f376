package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Signal;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.SongTable;
import org.ngoma.sequencer.play.Player;

/**
 * What the box says at once: transport, launches, knobs and pads. A message that makes no sense is
 * counted and changes nothing. Thread: {@code audio}.
 */
final class FastLane {

  /** Ids of notes played by hand lie above all that the player gives. */
  private static final int LIVE_NOTE = 1 << 30;

  private final Lane lane;
  private final Engine engine;
  private final Player player;
  private final Mixer mixer;
  private final long[] message = new long[Signal.MAX_LONGS];

  private final int songRows = SongTable.TABLE.size();
  private final int channelRows = ChannelTable.TABLE.size();

  FastLane(Lane lane, Engine engine, Player player, Mixer mixer) {
    this.lane = lane;
    this.engine = engine;
    this.player = player;
    this.mixer = mixer;
  }

  /** Does all that has come since the last call. */
  @RealTime
  void obey() {
    int length = lane.commands().poll(message);
    while (length != 0) {
      if (length < 0 || !obey(message[0], length)) {
        lane.faults().count(Fault.BAD_MESSAGE);
      }
      length = lane.commands().poll(message);
    }
  }

  @RealTime
  private boolean obey(long first, int length) {
    int code = (int) (first & 0xff);
    int strip = (int) (first >> 8 & 0xff);
    switch (code) {
      case Signal.PLAY -> player.play();
      case Signal.STOP -> player.stop();
      case Signal.NO_LOOP -> engine.loop(0, 0);
      case Signal.FILL -> player.fill(strip != 0);
      case Signal.RESET_METERS -> mixer.meter().reset();
      case Signal.PANIC -> engine.panic();
      case Signal.LOCATE -> {
        if (length != 2) {
          return false;
        }
        engine.locate(Double.longBitsToDouble(message[1]));
      }
      case Signal.LAUNCH -> {
        return launch(length);
      }
      case Signal.LOOP -> {
        if (length != 3 || message[1] < 0 || message[2] <= message[1]) {
          return false;
        }
        engine.loop(message[1], message[2]);
      }
      case Signal.NOTE_ON, Signal.NOTE_OFF -> {
        return note(code, strip, (int) (first >> 16 & 0x7f), (int) (first >> 24 & 0x7f));
      }
      case Signal.INSTRUMENT_PARAM, Signal.CHANNEL_PARAM, Signal.SONG_PARAM -> {
        return turn(
            code, strip, (int) (first >> 16 & 0xffff), Float.intBitsToFloat((int) (first >>> 32)));
      }
      case Signal.DEVICE_PARAM -> {
        if (length != 2 || strip >= Mixer.PLACES) {
          return false;
        }
        // A device that is not there yet, or not any more, has nothing to turn.
        mixer.setDevice(
            strip,
            (int) message[1],
            (int) (first >> 16 & 0xffff),
            Float.intBitsToFloat((int) (first >>> 32)));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  @RealTime
  private boolean launch(int length) {
    if (length < 3) {
      return false;
    }
    for (int i = 2; i < length; i++) {
      player.launch((int) (message[i] >>> 32), (int) message[i], message[1]);
    }
    return true;
  }

  @RealTime
  private boolean note(int code, int strip, int key, int velocity) {
    if (strip >= engine.tracks()) {
      return false;
    }
    int id = LIVE_NOTE + strip * 128 + key;
    engine.keyUp(strip, id);
    if (code == Signal.NOTE_ON) {
      engine.keyDown(strip, id, key, velocity / 127f);
    }
    return true;
  }

  @RealTime
  private boolean turn(int code, int strip, int index, float value) {
    if (code == Signal.SONG_PARAM) {
      boolean known = index < songRows;
      if (known) {
        mixer.setSong(index, value);
      }
      return known;
    }
    boolean instrument = code == Signal.INSTRUMENT_PARAM;
    boolean bus = !instrument && strip >= Mixer.RETURN && strip < Mixer.MASTER;
    if (strip >= engine.tracks() && !bus) {
      return false;
    }
    if (index >= (instrument ? engine.instrumentRows(strip) : channelRows)) {
      return false;
    }
    if (instrument) {
      mixer.setInstrument(strip, index, value);
    } else {
      engine.setChannel(strip, index, value);
    }
    return true;
  }
}
