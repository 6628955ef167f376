package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Condition;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Groove;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * What a project plays, worked out the slow way: step after step from each clip's beginning, and
 * conditions one after the other as they come, remembering what the last one said.
 */
final class PlainSong {

  private static final Track STRAIGHT =
      new Track(1, "straight", TrackKind.SYNTH, 50, Map.of(), List.of(), List.of());

  private static final int STEP = 240;

  /** A note on the song's line of ticks. */
  record Event(int track, long on, long off, int key, int velocity) {}

  /** A strike that may be played. */
  private record Strike(
      int track,
      Clip clip,
      Pattern pattern,
      Note note,
      int number,
      long on,
      long off,
      int velocity,
      long cycle,
      long firstOn) {}

  /** A note before it is struck. */
  private record Onset(Note note, long on, long off, int velocity, long cycle) {}

  private final Project project;
  private final List<Strike> strikes = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  private PlainSong(Project project) {
    this.project = project;
  }

  static List<Event> of(Project project) {
    PlainSong song = new PlainSong(project);
    song.lay();
    song.play();
    return song.events;
  }

  private void lay() {
    for (int i = 0; i < project.tracks().size(); i++) {
      Track track = project.tracks().get(i);
      for (Clip clip : track.clips()) {
        Pattern pattern =
            track.patterns().stream()
                .filter(p -> p.id() == clip.patternId())
                .findFirst()
                .orElseThrow();
        List<Strike> laid = new ArrayList<>();
        layClip(laid, i, track, clip, pattern);
        laid.stream().filter(strike -> strike.on() < clip.endTick()).forEach(strikes::add);
      }
    }
    strikes.sort(
        Comparator.comparingLong(Strike::on)
            .thenComparingInt(Strike::track)
            .thenComparingInt(strike -> strike.note().key())
            .thenComparing(Strike::note)
            .thenComparingInt(Strike::number));
  }

  /** Walks through the pattern until the clip is over, and one pass more for what comes early. */
  private static void layClip(
      List<Strike> laid, int index, Track track, Clip clip, Pattern pattern) {
    List<Integer> kept = kept(pattern);
    long above = pattern.stepping().stretchedBy();
    long below = pattern.stepping().dividedBy();
    List<StepWalk.Stop> drawn = drawn(pattern);
    long at = 0;
    long after = 0;
    List<Onset> onsets = new ArrayList<>();
    for (long cycle = 0;
        !kept.isEmpty()
            && (cycle < 2
                || at * above / below < clip.lengthTicks() + 2_000
                || (cycle < 300 && after < clip.lengthTicks()));
        cycle++) {
      long cycleTicks = 0;
      for (int i = 0; i < kept.size(); i++) {
        int place = (int) (cycle * kept.size() + i);
        int step =
            switch (pattern.stepping().direction()) {
              case FORWARD -> kept.get(i);
              case REVERSE -> kept.get(kept.size() - 1 - i);
              case PING_PONG -> kept.get(cycle % 2 == 0 ? i : kept.size() - 1 - i);
              case RANDOM, BROWNIAN -> drawn.get(place % drawn.size()).step();
            };
        for (Note note : pattern.notes()) {
          if (note.tick() < pattern.lengthTicks() && stepOf(note.tick(), pattern) == step) {
            long offset = note.tick() - (long) step * STEP;
            if (pattern.lengthTicks() - note.tick() < Math.abs(offset)) {
              offset -= pattern.lengthTicks();
            }
            long written = at + cycleTicks + offset;
            if (written >= 0) {
              int swung = swingTicks(pattern, kept, drawn);
              long start = leaned(written, swung, track);
              long end = leaned(written + note.lengthTicks(), swung, track);
              long on = start * above / below;
              long off = on + Math.max(1, (end - start) * above / below);
              after = Math.max(after, on);
              onsets.add(new Onset(note, on, off, struck(note, written, swung, track), cycle));
            }
          }
        }
        cycleTicks += Math.min(STEP, pattern.lengthTicks() - step * STEP);
      }
      at += cycleTicks;
    }
    List<Long> sorted = onsets.stream().map(Onset::on).sorted().toList();
    for (Onset onset : onsets) {
      Note note = onset.note();
      long on = onset.on();
      long off = onset.off();
      if (note.trig().slide()) {
        int next = firstAbove(sorted, on);
        off = next < sorted.size() ? sorted.get(next) + 10 : on + clip.lengthTicks();
      }
      long length = off - on;
      int count = note.trig().ratchet().count();
      for (int n = 0; n < count; n++) {
        long from = Math.round(length * note.trig().ratchet().place(n));
        long to = count == 1 ? length : Math.round(length * note.trig().ratchet().place(n + 1));
        double factor = note.trig().ratchet().velocity(n);
        int velocity = (int) Math.max(1, Math.round(onset.velocity() * factor));
        long begin = clip.startTick() + on + from;
        laid.add(
            new Strike(
                index,
                clip,
                pattern,
                note,
                n,
                begin,
                begin + Math.max(1, to - from),
                velocity,
                onset.cycle(),
                clip.startTick() + on));
      }
    }
  }

  private static int firstAbove(List<Long> sorted, long value) {
    int at = 0;
    while (at < sorted.size() && sorted.get(at) <= value) {
      at++;
    }
    return at;
  }

  private static List<StepWalk.Stop> drawn(Pattern pattern) {
    Direction direction = pattern.stepping().direction();
    return direction == Direction.RANDOM || direction == Direction.BROWNIAN
        ? StepWalk.of(pattern).stops()
        : List.of();
  }

  private static int swingTicks(Pattern pattern, List<Integer> kept, List<StepWalk.Stop> drawn) {
    if (!drawn.isEmpty()) {
      return StepWalk.of(pattern).swingTicks();
    }
    return kept.stream()
        .mapToInt(step -> Math.min(STEP, pattern.lengthTicks() - step * STEP))
        .sum();
  }

  private static List<Integer> kept(Pattern pattern) {
    List<Integer> kept = new ArrayList<>();
    for (int step = 0; step * STEP < pattern.lengthTicks(); step++) {
      if (!pattern.stepping().skipped().contains(step)) {
        kept.add(step);
      }
    }
    return kept;
  }

  /** The nearest step; the first one of the next pass is one, too. */
  private static int stepOf(int tick, Pattern pattern) {
    int best = 0;
    int distance = pattern.lengthTicks() - tick;
    for (int step = (pattern.lengthTicks() - 1) / STEP; step >= 0; step--) {
      int away = Math.abs(tick - step * STEP);
      if (away < distance || (away == distance && best == 0)) {
        best = step;
        distance = away;
      }
    }
    return best;
  }

  private void play() {
    int tracks = project.tracks().size();
    boolean[] said = new boolean[tracks];
    Clip[] in = new Clip[tracks];
    Map<List<Object>, Boolean> answers = new HashMap<>();
    for (Strike strike : strikes) {
      for (int i = 0; i < tracks; i++) {
        for (Clip clip : project.tracks().get(i).clips()) {
          if (clip.startTick() <= strike.on()
              && (in[i] == null || clip.startTick() > in[i].startTick())) {
            in[i] = clip;
            said[i] = false;
          }
        }
      }
      boolean plays = true;
      if (strike.number() == 0) {
        plays = says(strike, said);
        answers.put(first(strike), plays);
        List<Condition> conditions = strike.note().trig().conditions();
        if (!conditions.isEmpty() && conditions.stream().noneMatch(Condition::refers)) {
          said[strike.track()] = plays;
        }
      } else {
        plays = answers.getOrDefault(first(strike), false);
      }
      if (plays) {
        sound(strike);
      }
    }
  }

  private static List<Object> first(Strike strike) {
    return List.of(strike.track(), strike.firstOn(), strike.note());
  }

  private boolean says(Strike strike, boolean[] said) {
    for (Condition condition : strike.note().trig().conditions()) {
      long cycle = strike.cycle();
      boolean holds =
          switch (condition.kind()) {
            case PROBABILITY -> Dice.percent(strike.pattern(), strike.note(), cycle, condition);
            case RATIO -> cycle % condition.b() == condition.a() - 1;
            case FIRST -> cycle == 0;
            case LAST -> last(strike);
            case PRE -> said[strike.track()];
            case NEI -> strike.track() > 0 && said[strike.track() - 1];
            case FILL -> false;
          };
      if (holds == condition.negated()) {
        return false;
      }
    }
    return true;
  }

  private boolean last(Strike strike) {
    PatternRoll roll = PatternRoll.of(strike.pattern(), STRAIGHT);
    long end = (strike.cycle() + 1) * roll.length() / roll.cycles();
    return end >= strike.clip().lengthTicks();
  }

  private void sound(Strike strike) {
    int key = strike.note().key();
    List<Integer> others = strike.note().trig().keys();
    if (!others.isEmpty()) {
      int drawn = Dice.key(strike.pattern(), strike.note(), strike.cycle(), others.size() + 1);
      key = drawn == 0 ? key : others.get(drawn - 1);
    }
    long off = Math.min(strike.off(), strike.clip().endTick());
    events.add(new Event(strike.track(), strike.on(), off, key, strike.velocity()));
  }

  private static int struck(Note note, long tick, int patternLength, Track track) {
    if (track.groove().isEmpty()) {
      return note.velocity();
    }
    Groove groove = track.groove().get().groove();
    double steps = tick % patternLength / (double) groove.stepTicks();
    double accent = groove.accents().get((int) (Math.round(steps) % groove.accents().size()));
    double strength = track.groove().get().strength();
    double velocity = note.velocity() * (1 + strength * (accent - 1));
    return Math.clamp(Math.round(velocity), 1, 127);
  }

  /** By the anchors of the groove, those behind the end of the pattern left out. */
  private static long leaned(long tick, int patternLength, Track track) {
    if (track.groove().isEmpty()) {
      return swung(tick, patternLength, track.swingPercent());
    }
    Groove groove = track.groove().get().groove();
    TreeMap<Long, Long> anchors = new TreeMap<>();
    for (long cycle = 0; cycle < patternLength; cycle += groove.cycleTicks()) {
      long end = Math.min(patternLength, cycle + groove.cycleTicks());
      for (int i = 0; i < groove.starts().size(); i++) {
        long straight = cycle + (long) i * groove.stepTicks();
        long falls = cycle + groove.starts().get(i);
        if (straight < end && falls < end) {
          anchors.put(straight, falls);
        }
      }
      anchors.put(end, end);
    }
    long in = tick % patternLength;
    Map.Entry<Long, Long> from = anchors.floorEntry(in);
    Map.Entry<Long, Long> to = anchors.higherEntry(in);
    double way = (in - from.getKey()) * (double) (to.getValue() - from.getValue());
    double there = from.getValue() + way / (to.getKey() - from.getKey());
    double strength = track.groove().get().strength();
    long leaned = Math.round(in + strength * (there - in));
    return tick - in + Math.min(patternLength - 1L, leaned);
  }

  private static long swung(long tick, int patternLength, double percent) {
    long pass = tick / patternLength;
    int in = (int) (tick % patternLength);
    int pair = in / 480;
    if ((pair + 1) * 480 > patternLength) {
      return tick;
    }
    int inPair = in - pair * 480;
    double second = 480 * percent / 100;
    double to =
        inPair < 240 ? inPair * second / 240 : second + (inPair - 240) * (480 - second) / 240;
    return pass * patternLength + pair * 480L + Math.round(to);
  }
}
