package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.lane.EngineState;
import org.ngoma.hal.audio.AudioBackend;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.NullPort;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.ManualClock;
import org.ngoma.sequencer.model.Ppqn;

class AudioLoopTest {

  private static final StreamFormat FORMAT = new StreamFormat(48_000, 64, 2, SampleFormat.S32);

  private final ManualClock clock = new ManualClock(0);

  /** A card that works for so many periods, then is gone until it is opened again. */
  private final class Card implements AudioPort {
    private int left;
    private boolean closed;
    private final AudioPort pace = new NullPort(FORMAT, clock);

    Card(int periods) {
      left = periods;
    }

    @Override
    public StreamFormat format() {
      return FORMAT;
    }

    @Override
    public String name() {
      return "card";
    }

    @Override
    public int await() {
      return left <= 0 ? LOST : pace.await();
    }

    @Override
    public int write(float[] l, float[] r) {
      return left-- <= 0 ? LOST : pace.write(l, r);
    }

    @Override
    public long dueNanos() {
      return pace.dueNanos();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final class Cards implements AudioBackend {
    private final List<Card> opened = new ArrayList<>();
    private boolean present = true;

    @Override
    public List<AudioDevice> devices() {
      return present ? List.of(new AudioDevice("card", "a card")) : List.of();
    }

    @Override
    public AudioPort open(String name, StreamFormat wanted, boolean withInput)
        throws AudioException {
      if (!present) {
        throw new AudioException(name + " is not there");
      }
      Card card = new Card(100);
      opened.add(card);
      return card;
    }
  }

  @Test
  void theSongGoesOnWhenTheCardIsPulledOutAndReturnsToIt() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(8), 1);
    pumped.loader.poll();
    pumped.sender.signal().play();
    Cards cards = new Cards();
    AudioOutput output = new AudioOutput(cards, "auto", FORMAT, new NullPort(FORMAT, clock));
    output.openFirst();
    assertTrue(output.ports().onCard());
    AudioLoop loop = new AudioLoop(pumped.engine, pumped.lane, output.ports(), clock, null);
    cards.present = false;
    for (int i = 0; i < 150; i++) {
      loop.period();
    }
    assertFalse(output.ports().onCard());
    assertEquals(1, pumped.lane.faults().get(Fault.PORT_LOST));
    EngineState lost = EngineState.read(pumped.lane.state());
    assertEquals(150 * 64 / 48_000.0 * 2 * Ppqn.TICKS, lost.songTick(), 1e-6);
    assertNotNull(output.tend(), "the loss is told");
    assertTrue(cards.opened.getFirst().closed);
    output.tend();
    assertFalse(output.ports().onCard(), "nothing to return to");
    cards.present = true;
    assertNotNull(output.tend(), "the return is told");
    loop.period();
    assertTrue(output.ports().onCard());
    for (int i = 0; i < 49; i++) {
      loop.period();
    }
    EngineState back = EngineState.read(pumped.lane.state());
    assertEquals(200 * 64 / 48_000.0 * 2 * Ppqn.TICKS, back.songTick(), 1e-6);
    assertTrue(back.onCard());
  }

  @Test
  void aNewEngineGoesOnWhereTheOldOneWouldStand() {
    Pumped old = new Pumped();
    old.sender.load(TestSongs.everyKind(8), 1);
    old.loader.poll();
    old.sender.signal().loop(0, 8L * TestSongs.BAR);
    old.sender.signal().play();
    AudioOutput silent = new AudioOutput(new Cards(), "null", FORMAT, new NullPort(FORMAT, clock));
    AudioLoop before = new AudioLoop(old.engine, old.lane, silent.ports(), clock, null);
    for (int i = 0; i < 375; i++) {
      before.period();
    }
    EngineState died = EngineState.read(old.lane.state());
    clock.sleepUntil(clock.nanoTime() + 400_000_000);

    Pumped young = new Pumped();
    AudioOutput output = new AudioOutput(new Cards(), "null", FORMAT, new NullPort(FORMAT, clock));
    AudioLoop after = new AudioLoop(young.engine, young.lane, output.ports(), clock, died);
    after.period();
    assertFalse(young.engine.playing(), "nothing to play yet");
    young.sender.load(TestSongs.everyKind(8), 1);
    young.loader.poll();
    after.period();
    after.period();
    EngineState now = EngineState.read(young.lane.state());
    assertTrue(now.playing());
    assertEquals(8L * TestSongs.BAR, now.loopEnd(), "the loop goes on as well");
    double seconds = (now.nanos() - died.nanos()) * 1e-9;
    double should = died.songTick() + seconds * 2 * Ppqn.TICKS;
    assertEquals(should, now.songTick(), 2 * Ppqn.TICKS * 0.003, "within 3 ms");
  }

  @Test
  void aNamedCardThatIsAbsentIsToldAndWaitedFor() {
    Cards cards = new Cards();
    cards.present = false;
    AudioOutput output = new AudioOutput(cards, "card", FORMAT, new NullPort(FORMAT, clock));
    assertTrue(output.openFirst().contains("card is not there"));
    assertFalse(output.ports().onCard());
  }

  @Test
  void endsInSilenceWithoutAJump() {
    Pumped pumped = new Pumped();
    pumped.sender.load(TestSongs.everyKind(8), 1);
    pumped.loader.poll();
    pumped.sender.signal().play();
    pumped.lane.wantAudio(true);
    AudioOutput output = new AudioOutput(new Cards(), "null", FORMAT, new NullPort(FORMAT, clock));
    AudioLoop loop = new AudioLoop(pumped.engine, pumped.lane, output.ports(), clock, null);
    for (int i = 0; i < 200; i++) {
      loop.period();
    }
    loop.stop();
    loop.run();
    float[] left = new float[1 << 16];
    float[] right = new float[1 << 16];
    int frames = pumped.lane.audio().read(left, right, left.length);
    assertEquals(0f, Math.abs(left[frames - 1]));
    assertEquals(0f, Math.abs(right[frames - 1]));
    float steepest = 0;
    float steepestInFade = 0;
    for (int i = 1; i < frames; i++) {
      float step = Math.abs(left[i] - left[i - 1]);
      if (i < 200 * 64) {
        steepest = Math.max(steepest, step);
      } else {
        steepestInFade = Math.max(steepestInFade, step);
      }
    }
    assertTrue(steepestInFade <= steepest, steepestInFade + " against " + steepest);
  }
}
