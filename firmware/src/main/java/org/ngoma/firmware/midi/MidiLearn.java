package org.ngoma.firmware.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.NanoClock;

/**
 * Waits for a hand to turn a knob, and says which one it was.
 *
 * <p>Thread: the caller's.
 */
public final class MidiLearn {

  private static final int WAIT_MILLIS = 50;

  /** A knob sends many values; a stray message comes alone. */
  private static final int VALUES = 3;

  private static final int BANK = 0;
  private static final int FINE_BANK = 32;
  private static final int FIRST_MODE = 120;

  private MidiLearn() {}

  /** Counts values by port, channel and control. */
  private static final class Counting implements MidiReceiver {
    private final int[] counts = new int[MidiPorts.PORTS * 16 * 128];
    private int found = -1;

    @Override
    public void message(int port, long nanos, int message) {
      int number = MidiMessage.data1(message);
      boolean knob =
          MidiMessage.kind(message) == MidiMessage.CONTROL
              && number != BANK
              && number != FINE_BANK
              && number < FIRST_MODE;
      if (knob && found < 0) {
        int place = (port * 16 + MidiMessage.channel(message)) * 128 + number;
        found = ++counts[place] >= VALUES ? place : -1;
      }
    }

    @Override
    public void exclusive(int port, long nanos, byte[] bytes, int length) {}
  }

  /**
   * Listens to what the setup listens to.
   *
   * @param wanted what it is to turn; its knob is what is found
   * @return empty when none was turned in time
   */
  public static Optional<MidiSetup.Knob> listen(
      MidiPorts ports, MidiSetup setup, MidiSetup.Knob wanted, long nanos, NanoClock clock) {
    for (MidiStudio.Source source : MidiStudio.sources(setup, ports.devices())) {
      ports.connectInput(source.port(), source.device());
    }
    Counting counting = new Counting();
    long giveUp = clock.nanoTime() + nanos;
    while (counting.found < 0 && clock.nanoTime() < giveUp) {
      if (ports.await(WAIT_MILLIS)) {
        while (counting.found < 0 && ports.receive(counting)) {
          // It counts what it is given.
        }
      }
    }
    int place = counting.found;
    return place < 0
        ? Optional.empty()
        : Optional.of(
            new MidiSetup.Knob(
                place / 2048,
                place / 128 % 16,
                place % 128,
                wanted.track(),
                wanted.param(),
                wanted.takeover()));
  }

  /** The text of a setup with a knob in it; what the same knob did before it does no more. */
  public static String with(String text, MidiSetup.Knob knob) {
    String line = MidiSetup.line(knob);
    String same = line.substring(0, line.indexOf('=') + 1);
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(old -> old.strip().replaceAll("\\s+", " ").startsWith(same));
    if (text.isBlank()) {
      // A setup that names no input would hear none.
      lines.add("in 1 = " + MidiSetup.ANY);
    }
    lines.add(line);
    return String.join("\n", lines) + "\n";
  }
}
