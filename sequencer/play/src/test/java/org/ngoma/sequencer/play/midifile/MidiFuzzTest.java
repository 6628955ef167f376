package org.ngoma.sequencer.play.midifile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ngoma.sequencer.play.midifile.SmfWriter.events;
import static org.ngoma.sequencer.play.midifile.SmfWriter.file;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.play.Score;

/** Damaged files give a project that can be played or one sentence, and soon. */
class MidiFuzzTest {

  private static final int MUTATIONS = 20_000;
  private static final long ONE_SECOND = 1_000_000_000;

  private static List<byte[]> seeds() {
    SmfWriter rich =
        events()
            .name("Rich")
            .meta(0, 0x58, 3, 2, 24, 8)
            .tempo(0, 400_000)
            .program(0, 0, 40)
            .controller(0, 0, 7, 90)
            .controller(0, 0, 64, 127)
            .on(0, 0, 60, 100)
            .bytes(10, 62, 100, 20, 60, 0)
            .bytes(5, 0xe0, 1, 2, 6, 0xf0, 2, 1, 0xf7)
            .controller(300, 0, 64, 0)
            .off(10, 0, 62);
    SmfWriter drums = events().on(0, 9, 36, 100).off(240, 9, 36).on(0, 9, 38, 90).off(9, 9, 38);
    return List.of(
        file(0, 1, 480).track(rich).toBytes(),
        file(1, 2, 96).track(events().tempo(0, 600_000)).track(drums).toBytes(),
        file(1, 1, 1000).rawTrack(0, 0x90, 60, 100, 0x81, 0x40, 62, 90).toBytes());
  }

  @Test
  void damagedFilesAreRefusedOrPlayed() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Random random = new Random(4711);
    List<byte[]> seeds = seeds();
    int played = 0;
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] file = mutate(seeds.get(i % seeds.size()), random);
      long before = threads.getCurrentThreadCpuTime();
      try {
        Score.of(MidiImport.of(file, "fuzz").project());
        played++;
      } catch (MidiFileException e) {
        assertFalse(e.getMessage().isBlank());
        assertFalse(e.getMessage().contains("\n"));
        refused++;
      }
      assertTrue(threads.getCurrentThreadCpuTime() - before < ONE_SECOND, "file " + i);
    }
    assertTrue(played > 1_000 && refused > 1_000, played + " played, " + refused + " refused");
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] file = seed.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(Math.max(1, file.length));
      switch (random.nextInt(7)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> file[at] = (byte) (random.nextBoolean() ? 0xff : 0x80);
        case 3 -> file = Arrays.copyOf(file, 1 + at);
        case 4 -> file = spliced(file, at, random.nextInt(file.length), random.nextInt(20));
        case 5 -> Arrays.fill(file, at, Math.min(file.length, at + 4), (byte) 0xff);
        default -> file = spliced(file, at, at, 1 + random.nextInt(3));
      }
    }
    return file;
  }

  /** Some bytes of the file put in at another place of it. */
  private static byte[] spliced(byte[] file, int at, int from, int length) {
    int count = Math.min(length, file.length - from);
    byte[] longer = new byte[file.length + count];
    System.arraycopy(file, 0, longer, 0, at);
    System.arraycopy(file, from, longer, at, count);
    System.arraycopy(file, at, longer, at + count, file.length - at);
    return longer;
  }
}
