package org.ngoma.sequencer.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.ngoma.sequencer.model.TempoChange;

class TempoMapProperties {

  @Property(seed = "1")
  void secondsAddUpOverTheChanges(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 30_000) double tick) {
    List<TempoChange> tempos = RandomSongs.tempos(new Random(seed));
    double seconds = 0;
    double bpm = 0;
    for (int i = 0; i < tempos.size(); i++) {
      double from = tempos.get(i).tick();
      double to = i + 1 < tempos.size() ? tempos.get(i + 1).tick() : Double.MAX_VALUE;
      if (tick >= from) {
        seconds += (Math.min(to, tick) - from) / 960 / tempos.get(i).bpm() * 60;
        bpm = tempos.get(i).bpm();
      }
    }
    TempoMap map = TempoMap.of(tempos);
    assertEquals(seconds, map.secondsAt(tick), 1e-9);
    assertEquals(tick, map.tickAt(map.secondsAt(tick)), 1e-6);
    assertEquals(bpm, map.bpmAt(tick));
  }

  @Property(seed = "1")
  void whatIsEncodedIsDecodedTheSame(@ForAll long seed) {
    TempoMap map = TempoMap.of(RandomSongs.tempos(new Random(seed)));
    long[] data = map.encode();
    TempoMap back = TempoMap.decode(data, data.length);
    assertTrue(map.sameAs(back));
    assertEquals(map.secondsAt(12_345.6), back.secondsAt(12_345.6));
  }

  @Example
  void brokenMapsAreRefused() {
    long zero = Double.doubleToRawLongBits(0);
    long bpm = Double.doubleToRawLongBits(120);
    long nan = Double.doubleToRawLongBits(Double.NaN);
    long[][] broken = {
      {},
      {zero},
      {bpm, bpm},
      {zero, zero},
      {zero, nan},
      {nan, bpm},
      {zero, bpm, zero, bpm},
      {zero, bpm, nan, bpm}
    };
    for (long[] data : broken) {
      assertThrows(IllegalArgumentException.class, () -> TempoMap.decode(data, data.length));
    }
    assertThrows(IllegalArgumentException.class, () -> TempoMap.decode(new long[] {zero, bpm}, 4));
  }
}
