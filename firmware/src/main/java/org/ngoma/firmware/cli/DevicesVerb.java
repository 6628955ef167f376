package org.ngoma.firmware.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ngoma.alsa.AlsaBackend;
import org.ngoma.alsa.AlsaMidi;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.SystemClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the sound cards that can be played to, and what has a MIDI port. */
@Command(
    name = "devices",
    description = "Lists the sound cards that can be played to, and what has a MIDI port.",
    usageHelpAutoWidth = true)
final class DevicesVerb implements Callable<Integer> {

  @Mixin HelpOption help;

  @Option(names = "--json", description = "one JSON object instead of words")
  boolean json;

  @Override
  public Integer call() {
    List<AudioDevice> devices = new AlsaBackend(new SystemClock()).devices();
    for (AudioDevice device : devices) {
      System.out.println(
          json
              ? "{\"name\":\""
                  + Json.escape(device.name())
                  + "\",\"description\":\""
                  + Json.escape(device.description())
                  + "\"}"
              : device.name() + "  " + device.description());
    }
    if (devices.isEmpty() && !json) {
      System.out.println(
          "No sound card found. ./ngoma demo --wav FILE writes the music to a file.");
    }
    for (MidiDevice device : midi()) {
      String both =
          device.sends() && device.receives() ? "in and out" : device.sends() ? "in" : "out";
      System.out.println(
          json
              ? "{\"midi\":\""
                  + Json.escape(device.name())
                  + "\",\"sends\":"
                  + device.sends()
                  + ",\"receives\":"
                  + device.receives()
                  + "}"
              : "midi  " + device.name() + "  " + both);
    }
    return 0;
  }

  private List<MidiDevice> midi() {
    try (MidiPorts ports = new AlsaMidi(new SystemClock()).open("Ngoma looks around")) {
      return ports.devices();
    } catch (MidiException absent) {
      if (!json) {
        System.out.println(absent.getMessage());
      }
      return List.of();
    }
  }
}
