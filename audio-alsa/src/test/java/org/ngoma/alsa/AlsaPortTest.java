package org.ngoma.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.ManualClock;

/** What the port makes of a card's moods; the card is simulated, so is time. */
class AlsaPortTest {

  private static final int FRAMES = 96;
  private static final int PERIODS = 3;
  private static final long PERIOD_NANOS = 2_000_000;
  private static final PcmLayout LAYOUT =
      new PcmLayout(new StreamFormat(48_000, FRAMES, PERIODS, SampleFormat.S16), PERIODS * FRAMES);

  private final float[] sound = new float[FRAMES];
  private final ManualClock clock = new ManualClock(1_000_000_000L);
  private SimulatedPcm pcm;
  private AlsaPort port;

  @BeforeEach
  void open() throws AudioException {
    open(LAYOUT);
  }

  private void open(PcmLayout layout) throws AudioException {
    pcm = new SimulatedPcm(clock, layout);
    port = new AlsaPort("hw:CARD=Test,DEV=0", pcm, layout, clock);
  }

  private void play(int periods) {
    for (int k = 0; k < periods; k++) {
      assertEquals(AudioPort.OK, port.await(), () -> "at " + clock.nanoTime());
      assertEquals(AudioPort.OK, port.write(sound, sound));
    }
  }

  @Test
  void theFirstWriteStartsAFullBuffer() {
    assertEquals((PERIODS - 1) * FRAMES, pcm.framesWritten, "silence");
    assertEquals(0, pcm.starts);
    play(1);
    assertEquals(1, pcm.starts);
    assertEquals(PERIODS * FRAMES, pcm.framesWritten);
    long start = clock.nanoTime();
    play(1);
    assertEquals(start + PERIOD_NANOS, clock.nanoTime());
  }

  @Test
  void aLargeDeviceBufferDoesNotAddDelay() throws AudioException {
    open(new PcmLayout(LAYOUT.format(), 10 * FRAMES));
    play(1);
    long start = clock.nanoTime();
    play(5);
    assertEquals(start + 5 * PERIOD_NANOS, clock.nanoTime());
    assertEquals((PERIODS - 1 + 6) * FRAMES, pcm.framesWritten);
  }

  @Test
  void aStallWithinTheBufferIsMadeUpFor() {
    play(10);
    clock.advance(3 * PERIOD_NANOS - 1000);
    play(20);
    assertEquals(1, pcm.starts);
  }

  @ParameterizedTest
  @ValueSource(longs = {3 * PERIOD_NANOS + 1, 60_000_000})
  void aStallBeyondTheBufferIsOneXrunAndThenAllIsWell(long stallNanos) {
    play(10);
    long written = pcm.framesWritten;
    clock.advance(stallNanos);
    assertEquals(AudioPort.XRUN, port.await());
    assertEquals(clock.nanoTime(), port.dueNanos(), "time starts anew");
    assertEquals(AudioPort.OK, port.write(sound, sound));
    assertEquals(written + PERIODS * FRAMES, pcm.framesWritten, "the delay is as before");
    play(50);
    assertEquals(2, pcm.starts);
  }

  @Test
  void anXrunSeenByTheWriteLosesNoPeriod() {
    play(10);
    assertEquals(AudioPort.OK, port.await());
    long written = pcm.framesWritten;
    clock.advance(10 * PERIOD_NANOS);
    assertEquals(AudioPort.XRUN, port.write(sound, sound));
    assertEquals(written + PERIODS * FRAMES, pcm.framesWritten);
    assertEquals(SimulatedPcm.RUNNING, pcm.state);
    play(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -38})
  void aSuspendedCardIsWokenAndPlaysOn(int resumeAnswer) {
    play(10);
    pcm.state = SimulatedPcm.SUSPENDED;
    pcm.resumesRefused = 7;
    pcm.resumeAnswer = resumeAnswer;
    long before = clock.nanoTime();
    assertEquals(AudioPort.SUSPENDED, port.await());
    assertEquals(70_000_000, clock.nanoTime() - before, "7 tries, 10 ms apart");
    play(50);
  }

  @Test
  void aCardThatNeverWakesIsStartedAfreshInTheEnd() {
    play(1);
    pcm.state = SimulatedPcm.SUSPENDED;
    pcm.resumesRefused = Integer.MAX_VALUE;
    long before = clock.nanoTime();
    assertEquals(AudioPort.SUSPENDED, port.await());
    assertEquals(2_000_000_000L, clock.nanoTime() - before);
  }

  @Test
  void aVanishedCardIsLostForGood() {
    play(10);
    pcm.state = SimulatedPcm.DISCONNECTED;
    for (int k = 0; k < 3; k++) {
      assertEquals(AudioPort.LOST, port.await());
      assertEquals(AudioPort.LOST, port.write(sound, sound));
    }
    port.close();
    assertTrue(pcm.closed);
  }

  @Test
  void aCardThatVanishesBeforeTheWriteIsLost() {
    play(10);
    port.await();
    pcm.state = SimulatedPcm.DISCONNECTED;
    assertEquals(AudioPort.LOST, port.write(sound, sound));
    assertEquals(AudioPort.LOST, port.await());
  }

  @Test
  void anAnswerThatMakesNoSenseIsALostCard() {
    play(10);
    pcm.state = SimulatedPcm.SETUP;
    assertEquals(AudioPort.LOST, port.await());
  }

  @Test
  void aFrozenCardIsStartedAgainOnceAndThenLost() {
    play(10);
    pcm.freeze();
    long before = clock.nanoTime();
    assertEquals(AudioPort.XRUN, port.await());
    assertEquals(AudioPort.OK, port.write(sound, sound));
    assertEquals(AudioPort.LOST, port.await());
    long took = clock.nanoTime() - before;
    assertTrue(took >= 1_000_000_000L && took < 1_300_000_000L, () -> took + " ns");
  }

  @Test
  void aCardThatThawsIsForgiven() {
    for (int k = 0; k < 3; k++) {
      play(10);
      pcm.freeze();
      assertEquals(AudioPort.XRUN, port.await());
      pcm.thaw();
    }
    play(10);
  }

  @Test
  void aWriteInPiecesIsStillOnePeriod() {
    pcm.addresses.clear();
    pcm.mostFrames = 40;
    play(10);
    assertEquals((PERIODS - 1 + 10) * FRAMES, pcm.framesWritten);
    long first = pcm.addresses.getFirst();
    assertEquals(List.of(first, first + 40 * 4, first + 80 * 4), pcm.addresses.subList(0, 3));
  }

  @Test
  void aWriteWithoutAwaitingWaitsForRoom() {
    play(1);
    for (int k = 0; k < 5; k++) {
      assertEquals(AudioPort.OK, port.write(sound, sound));
    }
    assertEquals((PERIODS - 1 + 6) * FRAMES, pcm.framesWritten);
  }

  @Test
  void aCardThatTakesNothingIsRefusedWhenOpened() {
    pcm = new SimulatedPcm(clock, LAYOUT);
    pcm.mostFrames = 0;
    AudioException refused =
        assertThrows(AudioException.class, () -> new AlsaPort("hw:1", pcm, LAYOUT, clock));
    assertTrue(refused.getMessage().contains("hw:1"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {48_000, 48_000 * 1.0003, 48_000 * 0.9997})
  void dueTimesFollowTheCardsClockAndNotTheWakeUps(double rate) {
    Random latency = new Random(1);
    pcm.rate = rate;
    long worst = 0;
    for (int k = 0; k < 20_000; k++) {
      pcm.wakeNanos = 5_000L + latency.nextInt(60_000) + (k % 100 == 0 ? 900_000 : 0);
      assertEquals(AudioPort.OK, port.await());
      if (k > 5_000) {
        worst = Math.max(worst, Math.abs(port.dueNanos() - pcm.roomNanos()));
      }
      port.write(sound, sound);
    }
    long error = worst;
    assertTrue(error < 60_000, () -> error + " ns off, of a period of " + PERIOD_NANOS);
  }

  @Test
  void closingPlaysOutWhatIsQueued() {
    play(10);
    long queuedUntil = pcm.roomNanos() + 2 * PERIOD_NANOS;
    port.close();
    assertTrue(clock.nanoTime() >= queuedUntil - PERIOD_NANOS);
    assertTrue(pcm.closed);
    assertEquals(AudioPort.LOST, port.await());
  }

  @Test
  void closingAFrozenCardDoesNotHang() {
    play(10);
    pcm.freeze();
    long before = clock.nanoTime();
    port.close();
    assertTrue(clock.nanoTime() - before < 30_000_000);
    assertTrue(pcm.closed);
  }
}
