package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.ManualClock;

/** What the audio thread hears of a card; the card is simulated, so is time. */
class AlsaInputTest {

  private static final int FRAMES = 96;
  private static final int PERIODS = 3;
  private static final long PERIOD_NANOS = 2_000_000;
  private static final PcmLayout LAYOUT =
      new PcmLayout(new StreamFormat(48_000, FRAMES, PERIODS, SampleFormat.S16), PERIODS * FRAMES);

  private final ManualClock clock = new ManualClock(1_000_000_000L);
  private final SimulatedPcm out = new SimulatedPcm(clock, LAYOUT);
  private final SimulatedInput in = new SimulatedInput(clock, 48_000, 16 * FRAMES);
  private final float[] left = new float[FRAMES];
  private final float[] right = new float[FRAMES];
  private final AlsaPort port;

  AlsaInputTest() throws AudioException {
    port =
        new AlsaPort("hw:CARD=Test,DEV=0", out, LAYOUT, clock)
            .hearing(new AlsaInput(in, SampleFormat.S16, 2, FRAMES));
  }

  /** One turn of the audio thread; whether it heard something. */
  private boolean turn() {
    port.await();
    boolean heard = port.read(left, right);
    port.write(left, right);
    return heard;
  }

  private int turnUntilHeard() {
    int turns = 1;
    while (!turn()) {
      turns++;
      assertTrue(turns < 20, "nothing is heard");
    }
    return turns;
  }

  private long firstFrame() {
    return Math.round(left[0] * 32768);
  }

  @Test
  void everyFrameIsHeardOnceAndInOrder() {
    turnUntilHeard();
    assertEquals(0, firstFrame());
    for (int period = 1; period < 300; period++) {
      assertTrue(turn(), "period " + period);
      assertEquals(period * FRAMES % 65536, firstFrame() & 0xffff);
      assertEquals(-left[5], right[5], 1e-9);
    }
    assertEquals(1, in.starts);
  }

  @Test
  void theDelayIsTheCushionAndStays() {
    turnUntilHeard();
    for (int period = 0; period < 500; period++) {
      out.wakeNanos = period % 7 * 150_000L;
      assertTrue(turn(), "period " + period);
      assertTrue(in.availableFrames() <= (AlsaInput.CUSHION + 1L) * FRAMES);
    }
  }

  /** The first frame recorded lies at the first frame played; both go on at one pace. */
  @Test
  void itKnowsHowFarItLiesBehindWhatIsPlayed() {
    int written = (PERIODS - 1) * FRAMES;
    for (int period = 0; period < 50; period++) {
      port.await();
      if (port.read(left, right)) {
        assertEquals(written - firstFrame(), port.inputLagFrames());
      }
      port.write(left, right);
      written += FRAMES;
    }
    assertTrue(port.inputLagFrames() > 0);
    // Begun anew, it is behind by no more than what is queued and the cushion.
    in.error = -Errno.EPIPE;
    port.await();
    assertFalse(port.read(left, right));
    turnUntilHeard();
    long behind = port.inputLagFrames() - FRAMES;
    assertTrue(behind > 0 && behind <= (PERIODS + AlsaInput.CUSHION + 1) * FRAMES, "" + behind);
  }

  @Test
  void readsInPiecesAreJoined() {
    in.mostFrames = 31;
    turnUntilHeard();
    assertTrue(turn());
    assertEquals(FRAMES, firstFrame());
    assertEquals(2 * FRAMES - 1, Math.round(left[FRAMES - 1] * 32768));
  }

  @Test
  void afterAHoldUpTheOldestIsDroppedAndNotHeardLate() {
    AlsaInput input = new AlsaInput(in, SampleFormat.S16, 2, FRAMES);
    input.start();
    clock.sleepUntil(clock.nanoTime() + 10 * PERIOD_NANOS);
    assertTrue(input.read(left, right));
    assertEquals((AlsaInput.CUSHION - 1) * FRAMES, in.availableFrames());
    assertEquals((10 - AlsaInput.CUSHION) * FRAMES, firstFrame());
  }

  @Test
  void anInputThatRanOverOrBrokeBeginsAnew() {
    turnUntilHeard();
    in.error = -Errno.EPIPE;
    assertFalse(port.read(left, right));
    assertEquals(2, in.starts);
    turnUntilHeard();
    assertEquals(0, firstFrame());
  }

  @Test
  void thePortsOwnRestartTakesTheInputAlong() {
    turnUntilHeard();
    clock.sleepUntil(clock.nanoTime() + 100_000_000L);
    assertEquals(AudioPort.XRUN, port.await());
    port.write(left, right);
    assertEquals(2, in.starts);
  }

  @Test
  void closingClosesBothSides() {
    turnUntilHeard();
    port.close();
    assertTrue(in.closed);
    assertTrue(out.closed);
  }
}
