package org.ngoma.firmware.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.lane.MeterState;
import org.ngoma.hal.rt.Fault;
import org.ngoma.instruments.sound.MasterMeter;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.instruments.sound.Strip;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** Effects on their way from the project to the sound. */
class EngineChainTest {

  private static final int SECOND = 48_000;
  private static final Project PLAIN =
      TestSongs.of(
          List.of(
              TestSongs.track(1, TrackKind.SYNTH, 8).withParams(Map.of("channel.send_a", 0.0)),
              TestSongs.track(2, TrackKind.DRUMS, 8)));

  private final Pumped pumped = new Pumped();

  @Test
  void aKnobOfAnEffectIsHeardWithoutAnUpload() {
    Project project = withMaster(PLAIN, Device.of(9, "limiter"));
    long loadId = pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    float loud = Pumped.peak(pumped.render(SECOND, 64));
    Project quiet =
        withMaster(project, Device.of(9, "limiter").withParams(Map.of("master.gain", -24.0)));
    assertEquals(loadId, pumped.sender.update(project, quiet, 1), "no upload");
    pumped.render(4800, 64);
    float after = Pumped.peak(pumped.render(SECOND, 64));
    assertTrue(after < loud / 8, loud + " then " + after);
    assertEquals(0, pumped.lane.faults().get(Fault.BAD_MESSAGE));
  }

  @Test
  void aKnobTurnedBeforeItsEffectHasComeIsNotLost() {
    Device late = Device.of(9, "limiter");
    Project with = withMaster(PLAIN, late);
    Project turned = withMaster(PLAIN, late.withParams(Map.of("master.gain", -24.0)));
    pumped.sender.load(PLAIN, 1);
    pumped.sender.signal().play();
    float loud = Pumped.peak(pumped.render(SECOND, 64));
    pumped.sender.update(PLAIN, with, 1, true);
    pumped.sender.update(with, turned, 1, false);
    pumped.render(9600, 64);
    float after = Pumped.peak(pumped.render(SECOND, 64));
    assertTrue(after < loud / 8, loud + " then " + after);
  }

  @Test
  void whatIsNotTouchedGoesOnSounding() {
    Project echoing = PLAIN.withReturns(Project.returns(Map.of("delay.feedback", 0.9), Map.of()));
    pumped.sender.load(echoing, 1);
    pumped.sender.signal().play();
    pumped.render(2 * SECOND, 64);
    pumped.sender.signal().stop();
    List<Device> more = new ArrayList<>(echoing.returns().getFirst().effects());
    more.add(Device.of(9, "limiter"));
    Project after =
        echoing.withBus(Place.ofReturn(1), echoing.returns().getFirst().withEffects(more));
    pumped.render(SECOND, 64);
    float before = Pumped.peak(pumped.render(SECOND, 64));
    pumped.sender.update(echoing, after, 1);
    float then = Pumped.peak(pumped.render(SECOND, 64));
    assertTrue(before > 0.005 && then > before / 4, before + " then " + then);
  }

  @Test
  void anUnknownEffectLetsTheSoundThrough() {
    float[][] wanted = played(PLAIN);
    float[][] got = played(withMaster(PLAIN, Device.of(9, "shimmer")));
    assertTrue(Pumped.peak(wanted) > 0.05);
    assertArrayEquals(wanted[0], got[0]);
    assertArrayEquals(wanted[1], got[1]);
  }

  @Test
  void theSameEffectsGiveTheSameBitsForEveryPeriod() {
    List<Device> chain =
        List.of(Device.of(11, "delay"), Device.of(12, "limiter"), Device.of(13, "reverb"));
    Track synth = PLAIN.tracks().getFirst().withEffects(chain).withGroup(2);
    Project project =
        withMaster(
            PLAIN.withTracks(List.of(synth, PLAIN.tracks().get(1))), Device.of(9, "limiter"));
    float[][] wanted = played(project, 32);
    for (int period : new int[] {96, 1024}) {
      float[][] got = played(project, period);
      assertArrayEquals(wanted[0], got[0], "period " + period);
      assertArrayEquals(wanted[1], got[1], "period " + period);
    }
  }

  @Test
  void tracksThatSteerComeFirst() {
    // 1 is steered by 3, 2 by 1, and 3 and 4 steer each other.
    int[] order = order(new int[][] {{2}, {0}, {3}, {2}});
    assertTrue(place(order, 2) < place(order, 0));
    assertTrue(place(order, 0) < place(order, 1));
    assertArrayEquals(new int[] {0, 1, 2}, order(new int[][] {{}, {}, {}}));
    assertArrayEquals(new int[] {0}, order(new int[][] {{0}}));
  }

  @Test
  void metersAreReadThroughTheLane() {
    Project grouped =
        PLAIN.withTracks(List.of(PLAIN.tracks().getFirst().withGroup(2), PLAIN.tracks().get(1)));
    pumped.sender.load(grouped, 1);
    pumped.sender.signal().play();
    pumped.render(SECOND, 64);
    pumped.engine.publish(0, 64, 0, false);
    MeterState meters = MeterState.read(pumped.lane.meters());
    for (int place : new int[] {0, 1, Mixer.RETURN, Mixer.GROUP + 1}) {
      assertTrue(meters.peaks()[place] > 0.001, "peak of place " + place);
      assertTrue(meters.rms()[place] > 0.0005, "rms of place " + place);
      assertTrue(meters.rms()[place] < meters.peaks()[place], "rms of place " + place);
    }
    assertEquals(0, meters.peaks()[Mixer.GROUP]);
    float lufs = meters.master()[MasterMeter.MOMENTARY];
    assertTrue(lufs > -50 && lufs < 0, lufs + " LUFS");
    pumped.sender.signal().stop();
    pumped.render(12 * SECOND, 64);
    pumped.sender.signal().resetMeters();
    pumped.render(SECOND, 64);
    pumped.engine.publish(0, 64, 0, false);
    MeterState reset = MeterState.read(pumped.lane.meters());
    assertTrue(reset.master()[MasterMeter.INTEGRATED] < lufs - 20);
  }

  private static int[] order(int[][] keys) {
    Strip[] strips = new Strip[keys.length];
    ChainPlan[] plans = new ChainPlan[keys.length];
    for (int i = 0; i < keys.length; i++) {
      strips[i] = Strip.create(TrackKind.LOG_DRUM, SECOND, new float[0], new float[0]);
    }
    for (int i = 0; i < keys.length; i++) {
      Strip[] sources = new Strip[keys[i].length];
      for (int k = 0; k < sources.length; k++) {
        sources[k] = strips[keys[i][k]];
      }
      plans[i] = new ChainPlan(null, null, sources, null);
    }
    return ChainLoader.order(plans, strips, keys.length);
  }

  private static int place(int[] order, int track) {
    int place = 0;
    while (order[place] != track) {
      place++;
    }
    return place;
  }

  private static Project withMaster(Project project, Device device) {
    return project.withMaster(new Bus("Master", Map.of(), List.of(device)));
  }

  private static float[][] played(Project project) {
    return played(project, 64);
  }

  private static float[][] played(Project project, int period) {
    Pumped pumped = new Pumped();
    pumped.sender.load(project, 1);
    pumped.sender.signal().play();
    return pumped.render(96 * 1024, period);
  }
}
