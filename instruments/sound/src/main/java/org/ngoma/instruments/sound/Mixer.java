package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Project;

/**
 * Where all tracks come together: each through its chain of effects and its fader, straight or
 * through a group, by its sends into four returns, and all through the master's chain and the
 * limiter that the mix leaves through.
 *
 * <p>What lags in a chain is waited for: first all tracks for the slowest track, then tracks and
 * groups for the slowest group, then all for the slowest return, so that what was played together
 * is heard together. A track that steers effects is rendered before those; where tracks steer each
 * other in a circle, one hears the block before.
 *
 * <p>Thread: audio, but for the constructor. A track or effect that goes out of all bounds is
 * silenced, reset and counted; the others go on. Indices of tracks and parameters that do not exist
 * are ignored. Places: a track by its index, then returns, groups and the master.
 */
public final class Mixer {

  /** Place of the first return. */
  public static final int RETURN = Project.MAX_TRACKS;

  /** Place of the first group. */
  public static final int GROUP = RETURN + Project.RETURNS;

  /** Place of the master. */
  public static final int MASTER = GROUP + Project.GROUPS;

  /** How many places there are. */
  public static final int PLACES = MASTER + 1;

  private final Strip[] strips = new Strip[Project.MAX_TRACKS];
  private final Strip[] before = new Strip[Project.MAX_TRACKS];

  /** Strips taken away that still fade. */
  private final Strip[] leaving = new Strip[Project.MAX_TRACKS];

  /** Indices of the strips, those that steer others first. */
  private final int[] order = new int[Project.MAX_TRACKS];

  private final Bus[] returns = new Bus[Project.RETURNS];
  private final Bus[] groups = new Bus[Project.GROUPS];
  private final Bus main;
  private final Limiter limiter = new Limiter();
  private final Output output;
  private final Level level = new Level();

  private final float[] trackLeft = new float[Block.FRAMES];
  private final float[] trackRight = new float[Block.FRAMES];
  private final float[] dryLeft = new float[Block.FRAMES];
  private final float[] dryRight = new float[Block.FRAMES];

  private int count;
  private int leavingCount;
  private int panLaw;
  private int latency;
  private int tracksLatency;
  private int groupsLatency;
  private int returnsLatency;
  private long notFinite;

  /** Who takes stems, or null. */
  private MixTap tap;

  /** A mixer without tracks and effects. */
  public Mixer(int sampleRate) {
    for (int i = 0; i < returns.length; i++) {
      returns[i] = new Bus(sampleRate);
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new Bus(sampleRate);
    }
    main = new Bus(sampleRate);
    output = new Output(sampleRate);
    limiter.prepare(sampleRate);
    aimAll();
    align();
  }

  /** Frames by which the output lags the notes. */
  @RealTime
  public int latencyFrames() {
    return latency;
  }

  /**
   * Puts these strips in the place of the present ones. A strip that stays goes on sounding, one
   * that is gone fades out within 7 ms.
   *
   * @param coming no strip twice; the array is not kept
   * @param count how many of them, at most {@link Project#MAX_TRACKS}
   */
  @RealTime
  public void strips(Strip[] coming, int count) {
    int countBefore = this.count;
    System.arraycopy(strips, 0, before, 0, countBefore);
    forget(strips, countBefore);
    System.arraycopy(coming, 0, strips, 0, count);
    this.count = count;
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int i = 0; i < countBefore; i++) {
      if (!holds(strips, count, before[i])) {
        leave(before[i]);
      }
    }
    forget(before, countBefore);
    int stillLeaving = 0;
    for (int i = 0; i < leavingCount; i++) {
      Strip strip = leaving[i];
      if (!holds(strips, count, strip)) {
        leaving[stillLeaving++] = strip;
      }
    }
    forgetLeaving(stillLeaving);
    aimAll();
  }

  /** The instrument of a track. */
  @RealTime
  public Instrument instrument(int strip) {
    return strips[strip].instrument;
  }

  /** Sets a row of the table of the strip's instrument. */
  @RealTime
  public void setInstrument(int strip, int param, float value) {
    if (strip < count) {
      strips[strip].putInstrument(param, value);
    }
  }

  /** Sets a row of {@link ChannelTable}, of a track, return or group. */
  @RealTime
  public void setChannel(int place, int param, float value) {
    Fader fader = fader(place);
    if (param >= ChannelTable.TABLE.size()) {
      return;
    }
    boolean heard = place >= count || strips[place].putChannel(param, value);
    // What is behind the sends is not a matter of sound.
    if (fader == null || !heard || !fader.set(param, value) || param > ChannelTable.SEND_D) {
      return;
    }
    if (param == ChannelTable.SOLO) {
      aimAll();
    } else if (place >= RETURN) {
      fader.aim(true, Fader.BALANCE);
    } else {
      fader.aim(audible(strips[place], anySolo()), panLaw);
    }
  }

  /** Where a row of {@link ChannelTable} of a track stands, locks included. */
  @RealTime
  public float channel(int strip, int row) {
    return strips[strip].fader.value(row);
  }

  /** Whether locks have moved a track's rows for MIDI since this was called last. */
  @RealTime
  public boolean midiMoved(int strip) {
    return strips[strip].midiMoved();
  }

  /** What the trigs of a track hold. */
  @RealTime
  public StripLocks locks(int strip) {
    return strips[strip].locks();
  }

  /** Moves what slides, and lets faders follow that locks have moved. */
  @RealTime
  public void moveLocks(double tick) {
    boolean anySolo = anySolo();
    for (int i = 0; i < count; i++) {
      strips[i].locks().move(tick);
      strips[i].followLocks(audible(strips[i], anySolo), panLaw);
    }
  }

  /** Every knob stands where it was put. */
  @RealTime
  public void unlock() {
    for (int i = 0; i < count; i++) {
      strips[i].locks().clear();
    }
  }

  /** Sets a row of {@link SongTable}. */
  @RealTime
  public void setSong(int param, float value) {
    if (param == SongTable.PAN_LAW) {
      panLaw = Math.round(value);
      aimAll();
    } else if (param < SongTable.PAN_LAW) {
      limiter.set(param - SongTable.MASTER, value);
    }
  }

  /** Lets a track go through a group, or straight to the master: 0. */
  @RealTime
  public void route(int strip, int group) {
    if (strip < count && group != strips[strip].group()) {
      strips[strip].route(group);
      strips[strip].fader.aim(audible(strips[strip], anySolo()), panLaw);
    }
  }

  /**
   * Puts these effects into the chain of a place, without a click.
   *
   * @param slots no slot twice, none that stands in another place; the array is not kept
   */
  @RealTime
  public void chain(int place, Slot[] slots, int count) {
    Chain chain = chainAt(place);
    if (chain != null) {
      chain.show(slots, count);
    }
  }

  /**
   * Looks anew at which track steers what and at what lags; to be called when strips, chains or
   * keys have changed.
   *
   * @param renderOrder indices of all strips, those that steer others first; the array is not kept
   */
  @RealTime
  public void arrange(int[] renderOrder) {
    System.arraycopy(renderOrder, 0, order, 0, count);
    for (int i = 0; i < count; i++) {
      strips[i].steer(false);
    }
    for (int place = 0; place < PLACES; place++) {
      Chain chain = chainAt(place);
      for (int i = 0; chain != null && i < chain.size(); i++) {
        Strip key = chain.slot(i).key();
        if (key != null) {
          key.steer(true);
        }
      }
    }
    align();
  }

  /** Sets a row of the table of an effect; a device that is not there is ignored. */
  @RealTime
  public void setDevice(int place, int deviceId, int param, float value) {
    Chain chain = chainAt(place);
    Slot slot = chain == null ? null : chain.find(deviceId);
    if (slot != null) {
      slot.set(param, value);
    }
  }

  /** Makes everything wait for what lags most. */
  @RealTime
  private void align() {
    int tracks = 0;
    for (int i = 0; i < count; i++) {
      tracks = Math.max(tracks, strips[i].chain.latencyFrames());
    }
    for (int i = 0; i < count; i++) {
      strips[i].align(tracks);
    }
    int grouped = slowest(groups);
    int returned = slowest(returns);
    for (int i = 0; i < returns.length; i++) {
      returns[i].before.aim(grouped);
    }
    main.before.aim(grouped);
    main.behind.aim(returned);
    tracksLatency = tracks;
    groupsLatency = tracks + grouped;
    returnsLatency = tracks + grouped + returned;
    latency = returnsLatency + main.chain.latencyFrames() + limiter.latencyFrames();
  }

  @RealTime
  private static int slowest(Bus[] buses) {
    int most = 0;
    for (int i = 0; i < buses.length; i++) {
      most = Math.max(most, buses[i].chain.latencyFrames());
    }
    for (int i = 0; i < buses.length; i++) {
      buses[i].behind.aim(most - buses[i].chain.latencyFrames());
    }
    return most;
  }

  /** Keeps from now on what every channel gives to the mix, for who writes stems. */
  @RealTime
  public void tap(MixTap stems) {
    tap = stems;
  }

  /** Lets all sound fade out within 6 ms. */
  @RealTime
  public void fadeOut() {
    output.fade(false);
  }

  /** Lets all sound fade in again. */
  @RealTime
  public void fadeIn() {
    output.fade(true);
  }

  /** Whether a {@link #fadeOut} has come to its end. */
  @RealTime
  public boolean fadedOut() {
    return output.fadedOut();
  }

  /** Silences everything at once; knobs stay. */
  @RealTime
  public void reset() {
    for (int i = 0; i < count; i++) {
      strips[i].reset();
    }
    forgetLeaving(0);
    for (int i = 0; i < returns.length; i++) {
      returns[i].reset();
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i].reset();
    }
    main.reset();
    limiter.reset();
    output.meter().reset();
  }

  /** Peak of a track, return or group behind its fader, falling back slowly; 1 is full scale. */
  @RealTime
  public float peak(int place) {
    Meter meter = meter(place);
    return meter == null ? 0 : meter.peak();
  }

  /** RMS of the recent past of a track, return or group behind its fader; 1 is full scale. */
  @RealTime
  public float rms(int place) {
    Meter meter = meter(place);
    return meter == null ? 0 : meter.rms();
  }

  /** What the meters of the output show. */
  @RealTime
  public MasterMeter meter() {
    return output.meter();
  }

  /** Sample peak of the left output, falling back slowly; 1 is full scale. */
  @RealTime
  public float masterPeakLeft() {
    return output.meter().reading(MasterMeter.PEAK_LEFT);
  }

  /** Sample peak of the right output, falling back slowly; 1 is full scale. */
  @RealTime
  public float masterPeakRight() {
    return output.meter().reading(MasterMeter.PEAK_RIGHT);
  }

  /** How often a track or an effect was silenced because it was not finite. */
  @RealTime
  public long notFinite() {
    return notFinite;
  }

  /**
   * Renders one block of {@link Block#FRAMES} frames.
   *
   * @param left written from index {@code at} on
   * @param right likewise
   */
  @RealTime
  public void process(Block block, float[] left, float[] right, int at) {
    clear();
    for (int i = 0; i < count; i++) {
      boolean gave = render(block, strips[order[i]]);
      if (tap != null) {
        tap(order[i], at, gave, trackLeft, trackRight, tracksLatency);
      }
    }
    for (int i = leavingCount - 1; i >= 0; i--) {
      render(block, leaving[i]);
      if (!leaving[i].fader.moving()) {
        leaving[i] = leaving[leavingCount - 1];
        forgetLeaving(leavingCount - 1);
      }
    }
    main.before.process(main.left, main.right);
    for (int i = 0; i < returns.length; i++) {
      returns[i].before.process(returns[i].left, returns[i].right);
    }
    for (int i = 0; i < groups.length; i++) {
      boolean gave = render(block, groups[i], true);
      if (tap != null) {
        tap(GROUP + i, at, gave, groups[i].left, groups[i].right, groupsLatency);
      }
    }
    main.behind.process(main.left, main.right);
    for (int i = 0; i < returns.length; i++) {
      boolean gave = render(block, returns[i], false);
      if (tap != null) {
        tap(RETURN + i, at, gave, returns[i].left, returns[i].right, returnsLatency);
      }
    }
    notFinite += main.chain.process(block, main.left, main.right, dryLeft, dryRight);
    check(main);
    limiter.process(block, main.left, main.right);
    output.give(main.left, main.right, left, right, at);
  }

  @RealTime
  private void tap(int place, int at, boolean gave, float[] left, float[] right, int lag) {
    if (gave) {
      tap.take(place, at, left, right, lag);
    } else {
      tap.rest(place, at, lag);
    }
  }

  @RealTime
  private void clear() {
    Arrays.fill(main.left, 0);
    Arrays.fill(main.right, 0);
    for (int i = 0; i < returns.length; i++) {
      returns[i].clear();
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i].clear();
    }
  }

  /** Whether it gave anything: then the track's block is left as the mix got it. */
  @RealTime
  private boolean render(Block block, Strip strip) {
    strip.fader.advance();
    boolean sounding = strip.instrument.process(block, trackLeft, trackRight);
    if (sounding && strip.chain.suspected() && !Level.sane(trackLeft, trackRight)) {
      strip.instrument.reset();
      notFinite++;
      sounding = false;
    }
    if (!sounding) {
      if (strip.resting()) {
        strip.rest();
        return false;
      }
      Arrays.fill(trackLeft, 0);
      Arrays.fill(trackRight, 0);
    }
    notFinite += strip.chain.process(block, trackLeft, trackRight, dryLeft, dryRight);
    if (!level.measure(trackLeft, trackRight)) {
      runAway(strip);
      return false;
    }
    strip.keep(trackLeft, trackRight);
    strip.heard(level.leftPeak + level.rightPeak == 0);
    strip.behind.process(trackLeft, trackRight);
    mix(strip);
    strip.mixed();
    meter(strip.meter, strip.fader);
    return true;
  }

  /** One block of a track is no sound: it is left out, and whoever made it is reset. */
  @RealTime
  private void runAway(Strip strip) {
    if (strip.chain.empty()) {
      strip.reset();
      notFinite++;
    } else {
      strip.chain.suspect();
    }
    strip.rest();
  }

  @RealTime
  private void mix(Strip strip) {
    if (strip.routing()) {
      strip.fader.apply(trackLeft, trackRight);
      float to = strip.routed();
      float step = strip.routedStep();
      add(to, step, destination(strip.group()));
      add(1 - to, -step, destination(strip.groupBefore()));
    } else {
      Bus to = destination(strip.group());
      strip.fader.mix(trackLeft, trackRight, to.left, to.right);
      to.fed = true;
    }
    for (int i = 0; i < returns.length; i++) {
      strip.fader.send(i, trackLeft, trackRight, returns[i]);
    }
    strip.mixSends(returns);
  }

  @RealTime
  private void add(float gain, float step, Bus to) {
    for (int i = 0; i < Block.FRAMES; i++) {
      to.left[i] += trackLeft[i] * (gain + i * step);
      to.right[i] += trackRight[i] * (gain + i * step);
    }
    to.fed = true;
  }

  @RealTime
  private Bus destination(int group) {
    return group == 0 ? main : groups[group - 1];
  }

  /** As the other, of a bus. */
  @RealTime
  private boolean render(Block block, Bus bus, boolean sends) {
    bus.fader.advance();
    if (!bus.fed && bus.chain.empty() && bus.before.idle() && bus.behind.idle()) {
      bus.fader.arrive();
      bus.meter.take(0, 0);
      return false;
    }
    notFinite += bus.chain.process(block, bus.left, bus.right, dryLeft, dryRight);
    check(bus);
    bus.behind.process(bus.left, bus.right);
    bus.fader.mix(bus.left, bus.right, main.left, main.right);
    for (int i = 0; sends && i < returns.length; i++) {
      bus.fader.send(i, bus.left, bus.right, returns[i]);
    }
    bus.fed = true;
    meter(bus.meter, bus.fader);
    return true;
  }

  /** Silences a block that is no sound, and has the chain that it left looked at. */
  @RealTime
  private void check(Bus bus) {
    if (!level.measure(bus.left, bus.right)) {
      bus.chain.suspect();
      Arrays.fill(bus.left, 0);
      Arrays.fill(bus.right, 0);
      level.measure(bus.left, bus.right);
    }
  }

  @RealTime
  private void meter(Meter meter, Fader fader) {
    float left = Math.abs(fader.leftGain());
    float right = Math.abs(fader.rightGain());
    meter.take(
        Math.max(level.leftPeak * left, level.rightPeak * right),
        level.leftEnergy * left * left + level.rightEnergy * right * right);
  }

  @RealTime
  private Chain chainAt(int place) {
    if (place < RETURN) {
      return place < count ? strips[place].chain : null;
    }
    if (place < MASTER) {
      return bus(place).chain;
    }
    return place == MASTER ? main.chain : null;
  }

  @RealTime
  private Fader fader(int place) {
    if (place < RETURN) {
      return place < count ? strips[place].fader : null;
    }
    return place < MASTER ? bus(place).fader : null;
  }

  @RealTime
  private Meter meter(int place) {
    if (place < RETURN) {
      return place < count ? strips[place].meter : null;
    }
    return place < MASTER ? bus(place).meter : null;
  }

  @RealTime
  private Bus bus(int place) {
    return place < GROUP ? returns[place - RETURN] : groups[place - GROUP];
  }

  @RealTime
  private void leave(Strip strip) {
    if (leavingCount == leaving.length) {
      // The one that has faded longest makes room.
      System.arraycopy(leaving, 1, leaving, 0, leavingCount - 1);
      leavingCount--;
    }
    leaving[leavingCount++] = strip;
    strip.fader.aim(false, panLaw);
  }

  /** Keeps nothing alive that has gone. */
  @RealTime
  private static void forget(Strip[] gone, int count) {
    for (int i = 0; i < count; i++) {
      gone[i] = null;
    }
  }

  @RealTime
  private void forgetLeaving(int still) {
    for (int i = still; i < leavingCount; i++) {
      leaving[i] = null;
    }
    leavingCount = still;
  }

  @RealTime
  private void aimAll() {
    boolean anySolo = anySolo();
    for (int i = 0; i < count; i++) {
      strips[i].fader.aim(audible(strips[i], anySolo), panLaw);
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i].fader.aim(true, Fader.BALANCE);
      returns[i].fader.aim(true, Fader.BALANCE);
    }
  }

  /** A soloed group lets its tracks be heard; returns are never silenced by a solo. */
  @RealTime
  private boolean audible(Strip strip, boolean anySolo) {
    int group = strip.group();
    return !anySolo || strip.fader.soloed() || (group > 0 && groups[group - 1].fader.soloed());
  }

  @RealTime
  private boolean anySolo() {
    boolean any = false;
    for (int i = 0; i < groups.length; i++) {
      any |= groups[i].fader.soloed();
    }
    for (int i = 0; !any && i < count; i++) {
      any = strips[i].fader.soloed();
    }
    return any;
  }

  @RealTime
  private static boolean holds(Strip[] strips, int count, Strip strip) {
    for (int i = 0; i < count; i++) {
      if (strips[i] == strip) {
        return true;
      }
    }
    return false;
  }
}
