package org.ngoma.sequencer.play.midi;

import org.ngoma.hal.rt.RealTime;

/**
 * Follows the MIDI clock of another device: where its song stands at any moment, and its tempo.
 *
 * <p>Pulses arrive late by whatever cable, kernel and sender add; {@link PulseFit} averages that
 * away. A deviation that goes one way for several pulses is a change of tempo rather than jitter
 * (cumulative sums, E. S. Page, Continuous Inspection Schemes, 1954): then the line is fitted anew
 * to the pulses since it began. When pulses stay away the song goes on at the last tempo; which
 * pulses were lost and which are only late the following ones tell, so neither moves the 1.
 *
 * <p>Thread: {@code audio}. All times are given, in nanoseconds of one clock, rising.
 */
public final class ClockFollower {

  /** Pulses a quarter note. */
  public static final int PULSES_A_BEAT = 24;

  /** Slowest and fastest clock that is followed, in beats a minute. */
  public static final double SLOWEST = 20;

  public static final double FASTEST = 999;

  private static final double NANOS_A_MINUTE = 60e9;
  private static final double LONGEST = NANOS_A_MINUTE / (SLOWEST * PULSES_A_BEAT);
  private static final double SHORTEST = NANOS_A_MINUTE / (FASTEST * PULSES_A_BEAT);

  /** Song ticks of a pulse and of the unit of song positions, at 960 a quarter. */
  private static final int TICKS_A_PULSE = 40;

  private static final int TICKS_A_SIXTEENTH = 240;

  /** Pulses after which the phase can be relied upon: half a beat. */
  private static final int LOCKED = 12;

  /** Deviation from which on the smallest jitter is told from a change of tempo. */
  private static final double LEAST_SPREAD = 0.25e6;

  /** What is expected of a sender that is not yet known. */
  private static final double FIRST_SPREAD = 1.5e6;

  /** Usual deviations a pulse that are jitter, and their sum that is a change. */
  private static final double SLACK = 1;

  private static final double CHANGE = 6;

  /** Beyond this share of a period a pulse is missing rather than late. */
  private static final double GAP = 0.6;

  /** Share of a pulse in the smooth tempo: settles within two beats. */
  private static final double SMOOTHING = 1.0 / PULSES_A_BEAT;

  private static final int REMEMBERED = 64;

  private final PulseFit fit = new PulseFit();
  private final double[] arrivals = new double[REMEMBERED];
  private int newest;

  /** All times are counted from the first pulse, so that a double holds them exactly enough. */
  private long origin;

  private boolean heard;
  private double lastArrival;

  /** Number of the newest pulse. */
  private long count;

  private double spread;

  /** Pulses since a tempo was found. */
  private int trusted;

  private double lateSum;
  private double earlySum;
  private int lateFor;
  private int earlyFor;

  /** Pulses that were taken for lost in the last gap, and how long that was. */
  private long presumedLost;

  private double gap;

  private boolean armed;
  private boolean running;
  private long firstPulse;
  private double firstTick;
  private double smoothBpm;
  private long refused;

  /** The other device plays from its beginning; its song starts with the next pulse. */
  @RealTime
  public void start() {
    firstTick = 0;
    armed = true;
    running = false;
  }

  /** The other device plays from where it stands; its song goes on with the next pulse. */
  @RealTime
  public void resume() {
    if (!running) {
      armed = true;
    }
  }

  /** The other device stops where it is. */
  @RealTime
  public void stop() {
    if (running) {
      firstTick += (count + 1 - firstPulse) * TICKS_A_PULSE;
    }
    armed = false;
    running = false;
  }

  /** The other device goes to a position, 0 to 16383 sixteenths; while it plays that is ignored. */
  @RealTime
  public void songPosition(int sixteenths) {
    if (!running) {
      firstTick = (double) (sixteenths & 0x3fff) * TICKS_A_SIXTEENTH;
    }
  }

  /** A pulse came. */
  @RealTime
  public void pulse(long nanos) {
    if (!heard) {
      heard = true;
      origin = nanos;
      remember(0);
      count++;
      begin();
      return;
    }
    double arrival = nanos - origin;
    double apart = arrival - lastArrival;
    if (presumedLost > 0 && apart < fit.period() / 2) {
      // It was late, not lost, and was counted when it did not come.
      presumedLost--;
      lastArrival = arrival;
      begin();
    } else if (apart < SHORTEST / 2) {
      refused++;
      lastArrival = arrival;
    } else if (fit.pulses() == 0) {
      acquire(arrival, apart);
    } else {
      follow(arrival, apart);
    }
  }

  /** The second pulse ever, or the second one after a stretch that no tempo fits to. */
  @RealTime
  private void acquire(double arrival, double apart) {
    remember(arrival);
    coastTo(arrival);
    if (apart > LONGEST || apart < SHORTEST) {
      refused++;
      return;
    }
    fit.begin(arrival, apart);
    calm();
    spread = FIRST_SPREAD;
    trusted = 2;
    smoothBpm = smoothBpm == 0 ? bpm() : smoothBpm;
    begin();
  }

  /** Counts on by as many pulses as the tempo so far has let pass. */
  @RealTime
  private void coastTo(double arrival) {
    double passed = fit.period() == 0 ? 1 : (arrival - fit.phase()) / fit.period();
    long whole = Math.max(0, Math.round(passed));
    fit.coast(whole);
    count += whole;
  }

  @RealTime
  private void follow(double arrival, double apart) {
    if (presumedLost > 0 && Math.abs(apart - gap) < 0.3 * gap && apart > 1.5 * fit.period()) {
      slowDown(arrival, apart);
      return;
    }
    presumedLost = 0;
    double deviation = arrival - fit.expected();
    if (locked() && deviation > GAP * fit.period()) {
      presumedLost = Math.max(1, Math.round(deviation / fit.period()));
      gap = apart;
      fit.coast(presumedLost + 1.0);
      count += presumedLost + 1;
      remember(arrival);
      calm();
      begin();
      return;
    }
    remember(arrival);
    count++;
    trusted = Math.min(trusted + 1, LOCKED);
    // A young fit moves by itself.
    boolean young = fit.pulses() < LOCKED / 2;
    fit.take(deviation);
    if (!young) {
      judge(deviation);
    }
    settle();
    begin();
  }

  /** What looked like lost pulses was the first one of a much slower tempo. */
  @RealTime
  private void slowDown(double arrival, double apart) {
    remember(arrival);
    calm();
    if (apart > LONGEST) {
      refused++;
      presumedLost = 0;
      coastTo(arrival);
      fit.forget(fit.period());
      trusted = 0;
      return;
    }
    count += 1 - presumedLost;
    presumedLost = 0;
    fit.begin(arrival, apart);
    begin();
  }

  /** Tells a change of tempo from jitter, and fits anew to the pulses since it began. */
  @RealTime
  private void judge(double deviation) {
    double usual = Math.max(LEAST_SPREAD, 1.25 * spread);
    lateSum = Math.max(0, lateSum + deviation / usual - SLACK);
    earlySum = Math.max(0, earlySum - deviation / usual - SLACK);
    lateFor = lateSum > 0 ? lateFor + 1 : 0;
    earlyFor = earlySum > 0 ? earlyFor + 1 : 0;
    spread += SMOOTHING * (Math.min(Math.abs(deviation), 3 * usual) - spread);
    int since = lateSum > CHANGE ? lateFor : earlySum > CHANGE ? earlyFor : 0;
    if (since >= 2) {
      fit.begin(arrivals, newest, Math.min(since + 1, REMEMBERED));
      lateSum = 0;
      earlySum = 0;
      lateFor = 0;
      earlyFor = 0;
    }
  }

  /** Gives up a tempo that has left the range, and smoothes the others. */
  @RealTime
  private void settle() {
    if (fit.period() < SHORTEST || fit.period() > LONGEST) {
      refused++;
      fit.forget(NANOS_A_MINUTE / (smoothBpm * PULSES_A_BEAT));
      trusted = 0;
      return;
    }
    smoothBpm += SMOOTHING * (bpm() - smoothBpm);
  }

  @RealTime
  private void calm() {
    lateSum = 0;
    earlySum = 0;
    lateFor = 0;
    earlyFor = 0;
  }

  /** The song begins, or goes on, with this pulse. */
  @RealTime
  private void begin() {
    if (armed) {
      armed = false;
      running = true;
      firstPulse = count;
    }
  }

  @RealTime
  private void remember(double arrival) {
    lastArrival = arrival;
    newest = (newest + 1) & (REMEMBERED - 1);
    arrivals[newest] = arrival;
  }

  /** Pulses since the first that ever came, at a moment not long before or after the newest. */
  @RealTime
  public double pulsesAt(long nanos) {
    return fit.period() == 0 ? count : count + (nanos - origin - fit.phase()) / fit.period();
  }

  /** Song position at a moment; while the other device stands, where it will go on. */
  @RealTime
  public double songTickAt(long nanos) {
    return running
        ? firstTick + Math.max(0, pulsesAt(nanos) - firstPulse) * TICKS_A_PULSE
        : firstTick;
  }

  /** Ticks that passed since the pulse with which the other device began or went on. */
  @RealTime
  public double ticksSinceStart(long nanos) {
    return running ? Math.max(0, pulsesAt(nanos) - firstPulse) * TICKS_A_PULSE : 0;
  }

  /** Whether the other device plays. */
  @RealTime
  public boolean running() {
    return running;
  }

  /** Whether tempo and phase can be relied upon. */
  @RealTime
  public boolean locked() {
    return trusted >= LOCKED;
  }

  /** The tempo as of the newest pulse; 0 before the second. */
  @RealTime
  public double bpm() {
    return fit.period() == 0 ? 0 : NANOS_A_MINUTE / (fit.period() * PULSES_A_BEAT);
  }

  /** The tempo for what would be heard to jitter with it, such as echoes; 0 before the second. */
  @RealTime
  public double smoothBpm() {
    return smoothBpm;
  }

  /** How far pulses usually are from where they are expected, in nanoseconds. */
  @RealTime
  public double jitterNanos() {
    return spread;
  }

  /** Pulses that were not followed, because their clock is too slow or too fast to be one. */
  @RealTime
  public long refused() {
    return refused;
  }
}
