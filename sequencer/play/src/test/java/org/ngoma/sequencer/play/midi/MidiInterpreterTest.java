package org.ngoma.sequencer.play.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MidiInterpreterTest {

  /** Writes down what comes, notes by channel and key. */
  private static final class Log implements Gestures {
    final List<String> said = new ArrayList<>();
    final Set<Integer> sounding = new HashSet<>();

    @SuppressWarnings("AnnotateFormatMethod") // that annotation is no part of the JDK
    private void say(String words, Object... of) {
      said.add(String.format(Locale.ROOT, words, of));
    }

    private static String name(int note) {
      return note == ALL_KEYS ? "all" : note / 128 + ":" + note % 128;
    }

    @Override
    public void keyDown(int channel, int note, int key, int velocity) {
      assertEquals(key, note % 128);
      assertTrue(sounding.add(note), "began twice");
      say("down %d %s %d", channel, name(note), velocity);
    }

    @Override
    public void keyUp(int channel, int note) {
      assertTrue(sounding.remove(note), "ended twice");
      say("up %d %s", channel, name(note));
    }

    @Override
    public void bend(int channel, int note, float semitones) {
      say("bend %d %s %.2f", channel, name(note), semitones);
    }

    @Override
    public void pressure(int channel, int note, float amount) {
      say("press %d %s %.2f", channel, name(note), amount);
    }

    @Override
    public void slide(int channel, int note, float amount) {
      say("slide %d %s %.2f", channel, name(note), amount);
    }

    @Override
    public void control(int channel, int number, float value) {
      say("control %d %d %.4f", channel, number, value);
    }

    @Override
    public void program(int channel, int bank, int program) {
      say("program %d %d %d", channel, bank, program);
    }
  }

  private final Log log = new Log();
  private final MidiInterpreter midi = new MidiInterpreter(log);

  private void send(int... bytes) {
    for (int i = 0; i < bytes.length; i += 3) {
      midi.message(bytes[i], bytes[i + 1], bytes[i + 2]);
    }
  }

  private void heard(String... words) {
    assertEquals(List.of(words), log.said);
    log.said.clear();
  }

  @Test
  void keysGoDownAndUp() {
    send(0x92, 60, 100, 0x92, 64, 1, 0x92, 60, 0, 0x82, 64, 33, 0x82, 64, 33);
    heard("down 2 2:60 100", "down 2 2:64 1", "up 2 2:60", "up 2 2:64");
    send(0x90, 60, 100, 0x90, 60, 90, 0x80, 60, 0);
    heard("down 0 0:60 100", "up 0 0:60", "down 0 0:60 90", "up 0 0:60");
  }

  @Test
  void thePedalHoldsWhatIsLetGo() {
    send(0x90, 60, 100, 0xb0, 64, 127, 0x80, 60, 0, 0x91, 50, 1, 0x81, 50, 0);
    heard("down 0 0:60 100", "control 0 64 1.0000", "down 1 1:50 1", "up 1 1:50");
    send(0x90, 60, 80, 0x90, 62, 80, 0x80, 60, 0, 0xb0, 64, 0);
    heard("up 0 0:60", "down 0 0:60 80", "down 0 0:62 80", "up 0 0:60", "control 0 64 0.0000");
    send(0x80, 62, 0);
    heard("up 0 0:62");
  }

  @Test
  void bendAndPressureAreOfTheWholeChannel() {
    send(0xe3, 0, 64, 0xe3, 0x7f, 0x7f, 0xe3, 0, 0, 0xd3, 127, 0, 0xa3, 60, 127);
    heard("bend 3 all 0.00", "bend 3 all 2.00", "bend 3 all -2.00", "press 3 all 1.00");
    send(0xb3, 101, 0, 0xb3, 100, 0, 0xb3, 6, 12, 0xb3, 38, 50, 0xe3, 0, 0);
    heard("bend 3 all -12.50");
    send(0x93, 60, 1, 0xa3, 60, 127);
    heard("down 3 3:60 1", "press 3 3:60 1.00");
  }

  @Test
  void controlsOfFourteenBitsDoNotJump() {
    send(0xb0, 1, 64, 0xb0, 1, 65);
    heard("control 0 1 0.5039", "control 0 1 0.5118");
    send(0xb0, 33, 0, 0xb0, 1, 66, 0xb0, 33, 127);
    heard("control 0 1 0.5078", "control 0 1 0.5234");
    send(0xb0, 1, 67, 0xb0, 1, 68, 0xb0, 1, 69);
    heard("control 0 1 0.5354", "control 0 1 0.5433");
  }

  @Test
  void numberedParametersAreControlsToo() {
    send(0xb0, 6, 1);
    heard();
    send(0xb0, 99, 2, 0xb0, 98, 3, 0xb0, 6, 127, 0xb0, 38, 127, 0xb0, 97, 0);
    heard("control 0 387 0.9922", "control 0 387 1.0000", "control 0 387 0.9999");
    send(0xb0, 101, 127, 0xb0, 100, 127, 0xb0, 6, 5);
    heard();
  }

  @Test
  void aProgramComesWithItsBank() {
    send(0xb5, 0, 1, 0xb5, 32, 2, 0xc5, 9, 0);
    heard("program 5 130 9");
  }

  @Test
  void keysOfAZoneBendByThemselves() {
    send(0xb0, 101, 0, 0xb0, 100, 6, 0xb0, 6, 4, 0x91, 60, 100, 0x92, 64, 100);
    heard("down 0 1:60 100", "down 0 2:64 100");
    send(0xe1, 0x7f, 0x7f, 0xd2, 127, 0, 0xb2, 74, 127, 0xe0, 0x7f, 0x7f, 0x95, 60, 1);
    heard(
        "bend 0 1:60 47.99",
        "press 0 2:64 1.00",
        "slide 0 2:64 1.00",
        "control 0 74 1.0000",
        "bend 0 all 2.00",
        "down 5 5:60 1");
    send(0xb1, 101, 0, 0xb1, 100, 0, 0xb1, 6, 24, 0xe2, 0, 0);
    heard("bend 0 2:64 -24.00");
    send(0xb0, 64, 127, 0x81, 60, 0, 0xb0, 64, 0);
    heard("control 0 64 1.0000", "up 0 1:60", "control 0 64 0.0000");
    send(0xbf, 101, 0, 0xbf, 100, 6, 0xbf, 6, 14);
    heard("up 0 2:64", "up 5 5:60");
    send(0x9e, 60, 1, 0x91, 61, 1, 0x90, 62, 1);
    heard("down 15 14:60 1", "down 15 1:61 1", "down 0 0:62 1");
  }

  @Test
  void allNotesOffAndUnplugging() {
    send(0x90, 60, 1, 0x91, 61, 1, 0xb0, 64, 127, 0x80, 60, 0, 0xb0, 123, 0);
    heard("down 0 0:60 1", "down 1 1:61 1", "control 0 64 1.0000", "up 0 0:60");
    send(0x90, 62, 1);
    midi.unplugged();
    heard("down 0 0:62 1", "up 0 0:62", "up 1 1:61");
    send(0x90, 62, 1, 0x80, 62, 1);
    heard("down 0 0:62 1", "up 0 0:62");
  }

  @Test
  void noiseBeginsAndEndsEveryNoteOnceAndLeavesNoneBehind() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 2000; i++) {
        int[] usual = {64, 123, 6, 100, 101, 120, 121};
        int number = random.nextBoolean() ? usual[random.nextInt(7)] : random.nextInt(128);
        boolean zone = random.nextInt(20) == 0;
        if (zone) {
          send(0xb0 + 15 * random.nextInt(2), 101, 0, 0xb0, 101, 0, 0xb0, 100, 6);
        }
        int status = 0x80 + random.nextInt(0x70);
        midi.message(
            status, status >> 4 == 0xb ? number : random.nextInt(128), random.nextInt(128));
      }
      midi.unplugged();
      assertEquals(Set.of(), log.sounding);
    }
  }
}
