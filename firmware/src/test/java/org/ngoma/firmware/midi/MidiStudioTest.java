package org.ngoma.firmware.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.rt.SpscRing;

class MidiStudioTest {

  @TempDir Path folder;

  private final PassingClock clock = new PassingClock(1_000_000_000);
  private final SimulatedMidi machine = new SimulatedMidi(clock::nanoTime);
  private final SpscRing ring = MidiEngine.ring(MidiSender.RING_LONGS);
  private final MidiSender sender =
      new MidiSender(
          new OpenNotes(ByteBuffer.allocateDirect(OpenNotes.BYTES), 0), ring, null, null, clock);
  private final List<String> told = new ArrayList<>();
  private final List<MidiSettings> settings = new ArrayList<>();
  private Path file;
  private MidiStudio studio;
  private int written;

  @BeforeEach
  void openStudio() {
    file = folder.resolve("midi.txt");
    studio = new MidiStudio(machine, file, clock, sender, sender::serve, settings::add, told::add);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * ++written));
  }

  private void look() {
    for (int i = 0; i < 4; i++) {
      studio.tend();
      sender.turn(clock.nanoTime());
    }
  }

  private void play(int port, int status, int key) {
    ring.offer(
        new long[] {clock.nanoTime(), (long) port << 32 | MidiMessage.of(status, key, 100)}, 2);
    sender.turn(clock.nanoTime() + 1_000_000);
  }

  private static List<Integer> heard(SimulatedMidi.Plug plug) {
    List<Integer> keys =
        plug.heard().stream()
            .map(
                sent ->
                    MidiMessage.kind(sent.message()) == MidiMessage.NOTE_ON
                        ? MidiMessage.data1(sent.message())
                        : -MidiMessage.data1(sent.message()))
            .toList();
    plug.heard().clear();
    return keys;
  }

  @Test
  void withoutASetupHardwareGetsTheOutputsInTheOrderInWhichItCame() {
    SimulatedMidi.Plug first = machine.plug("Synth");
    look();
    SimulatedMidi.Plug second = machine.plug("Another");
    look();
    assertEquals(
        List.of("out 1 Synth", "out 2 Another", "in 1 Synth", "in 1 Another"), studio.connected());
    play(0, 0x90, 60);
    play(1, 0x90, 61);
    assertEquals(List.of(60), heard(first));
    assertEquals(List.of(61), heard(second));
  }

  @Test
  void aDeviceIsFoundAgainByItsNameAndWhatSoundedThereIsEnded() throws IOException {
    write("out 2 = synth\n");
    look();
    assertEquals(List.of(), studio.connected());
    SimulatedMidi.Plug synth = machine.plug("My Synth MIDI 1");
    look();
    play(1, 0x90, 60);
    play(1, 0x90, 62);
    assertEquals(List.of(60, 62), heard(synth));
    machine.unplug(synth);
    look();
    play(1, 0x80, 62);
    play(1, 0x90, 64);
    assertEquals(List.of(), heard(synth));
    machine.plug("My Synth MIDI 1");
    look();
    assertEquals(List.of(-60, -62), heard(synth));
    play(1, 0x90, 65);
    assertEquals(List.of(65), heard(synth));
  }

  @Test
  void anotherDeviceAtAnOutputLeavesTheOneBeforeSilent() throws IOException {
    SimulatedMidi.Plug a = machine.plug("Alpha");
    SimulatedMidi.Plug b = machine.plug("Beta");
    write("out 1 = Alpha\n");
    look();
    play(0, 0x90, 60);
    write("out 1 = Beta\n");
    look();
    play(0, 0x90, 61);
    assertEquals(List.of(60, -60), heard(a));
    assertEquals(List.of(61), heard(b));
  }

  @Test
  void aMistakeIsSaidOnceAndTheSetupBeforeStays() throws IOException {
    SimulatedMidi.Plug synth = machine.plug("Alpha");
    write("out 1 = Alpha | clock\n");
    look();
    int handed = settings.size();
    write("out 1 == Alpha\nnonsense\n");
    look();
    assertEquals(1, told.size(), told::toString);
    assertTrue(
        told.getFirst().contains("line 1") && told.getFirst().contains("stays"), told.getFirst());
    assertEquals(handed, settings.size());
    play(0, 0x90, 60);
    assertEquals(List.of(60), heard(synth));
    Files.delete(file);
    look();
    assertEquals(handed + 1, settings.size());
  }
}
