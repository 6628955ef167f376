package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;

/**
 * Plays a score: turns the passing of frames into notes that begin and end at their exact frame.
 *
 * <p>Thread: {@code audio}, all of it. What is called between two quanta takes effect at the start
 * of the coming one. The position is a pure function of the frame ({@link SongClock}), so the same
 * calls give the same notes however the frames are cut into quanta.
 */
public final class Player {

  /** In place of a pattern's id: a track that was silenced. */
  public static final int SILENCE = Launched.SILENCE;

  /** In place of a pattern's id: a track that plays what is placed on the song's line. */
  public static final int ARRANGEMENT = Launched.ARRANGED;

  /** Most notes that sound at once; one more releases the oldest. */
  public static final int MAX_SOUNDING = 512;

  private static final long NEVER = SongClock.NEVER;
  private static final float VELOCITY_STEP = 1 / 127f;

  private final NoteSink sink;
  private final SongClock clock;
  private final TrackCursor[] cursors = new TrackCursor[Project.MAX_TRACKS];
  private final ActiveNotes sounding;
  private final ClipCursors clips;
  private final Launches launches;

  private Score score;
  private int trackCount;
  private boolean playing;
  private boolean endsAtSongEnd;
  private boolean loopWanted;
  private long loopStart;
  private long loopEnd;

  /** Frame at which the coming quantum starts. */
  private long now;

  /** Where it stands while it does not play. */
  private double restTick;

  /** First tick that is still to be played when it starts from there. */
  private long restFirstTick;

  private long earliestOnTick = TrackCursor.NEVER;

  /** Where the next track begins to play something else that was launched. */
  private long earliestLaunch = TrackCursor.NEVER;

  private boolean anyLaunched;
  private long jumpFrame = NEVER;
  private long endFrame = NEVER;

  /** Frame of whatever comes next: an onset, an end, a jump. */
  private long dueFrame = NEVER;

  private long droppedNotes;

  /** Somebody else's tempo, 0 while the song's own is played. */
  private double followedBpm;

  /**
   * @param sampleRate frames a second, 32,000 at least
   */
  public Player(int sampleRate, NoteSink sink) {
    this.sink = sink;
    TrackScore silent = TrackScore.silent(0);
    score = ScoreCompiler.silence();
    clock = new SongClock(sampleRate, score.tempo());
    sounding = new ActiveNotes(Project.MAX_TRACKS, MAX_SOUNDING, sink);
    clips = new ClipCursors(sink);
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = new TrackCursor(silent, i == 0 ? null : cursors[i - 1]);
    }
    launches = new Launches(cursors);
  }

  /**
   * Plays this score from now on, at the position where it stands. Notes that sound keep their end,
   * but for those of a track that is gone or stands at another index now: these are released.
   * Recordings end, and go on when {@link #renewClips} follows.
   */
  @RealTime
  public void score(Score next) {
    settle();
    for (int i = 0; i < trackCount; i++) {
      if (i >= next.trackCount() || next.track(i).trackId() != score.track(i).trackId()) {
        sounding.releaseTrack(i, 0);
      }
    }
    renewCursors(next);
    clips.off(0);
    clips.score(next);
    long firstTick = firstTick();
    boolean sameTempo = next.tempo().sameAs(score.tempo());
    score = next;
    trackCount = next.trackCount();
    if (playing && !sameTempo) {
      anchor(clock.tickAt(now), firstTick, clock.looping());
    }
    seek(firstTick);
  }

  @RealTime
  private void renewCursors(Score next) {
    launches.renew(score, trackCount, next);
    long tick = firstTick();
    for (int i = 0; i < next.trackCount(); i++) {
      if (playing && i < trackCount && next.track(i).trackId() == score.track(i).trackId()) {
        cursors[i].renew(next.track(i), tick);
      } else {
        cursors[i].forgetRestart();
      }
    }
  }

  /**
   * Lets a track play another pattern from the next line of a grid on.
   *
   * @param track its index
   * @param patternId of the track, {@link #SILENCE} or {@link #ARRANGEMENT}; one that the track
   *     does not have is silence
   * @param quantum ticks between the lines, or where negative bars; 0 for at once
   */
  @RealTime
  public void launch(int track, int patternId, long quantum) {
    if (track < 0 || track >= trackCount) {
      return;
    }
    settle();
    long tick = Launches.line(score, firstTick(), quantum);
    int pattern = patternId < 0 ? patternId : score.track(track).patternOf(patternId);
    cursors[track].launched().queue(Math.max(ARRANGEMENT, pattern), tick);
    cursors[track].seek(score.track(track), firstTick());
    findEarliestOn();
    schedule();
  }

  /** Id of the pattern that was launched on a track, {@link #SILENCE} or {@link #ARRANGEMENT}. */
  @RealTime
  public int launchedPattern(int track) {
    int pattern = cursors[track].launched().pattern();
    return pattern < 0 ? pattern : score.track(track).patternId(pattern);
  }

  /** Tick at which it began. */
  @RealTime
  public long launchedAt(int track) {
    return cursors[track].launched().start();
  }

  /** Begins what was launched for a tick, and lets go of what sounded there. */
  @RealTime
  private void begin(long tick, int offset) {
    for (int i = 0; i < trackCount; i++) {
      Launched launched = cursors[i].launched();
      if (launched.queuedTick() <= tick) {
        sounding.releaseTrack(i, offset);
        launched.begin(score.track(i));
        cursors[i].forgetRestart();
        cursors[i].seek(score.track(i), tick);
      }
    }
    findEarliestOn();
    schedule();
  }

  /** Holds fill, or lets it go: trigs that ask for it play from now on, or not. */
  @RealTime
  public void fill(boolean held) {
    launches.fill(held);
  }

  /** Sounds the recordings that lie where it stands; behind {@link #score}. */
  @RealTime
  public void renewClips() {
    if (playing) {
      clips.cover(clock, now, 0);
      announceLoop();
    }
  }

  @RealTime
  private void announceLoop() {
    if (clock.looping()) {
      clips.announce(loopStart, clock);
    }
  }

  /** Starts where it stands; nothing when it plays already. */
  @RealTime
  public void play() {
    if (!playing) {
      playing = true;
      start(restTick, restFirstTick);
    }
  }

  /** Stops where it is and releases every sounding note. */
  @RealTime
  public void stop() {
    settle();
    if (playing) {
      rest(clock.tickAt(now), firstTick());
    }
    clips.off(0);
    sounding.releaseUntil(Long.MAX_VALUE, 0);
    sink.unlock();
  }

  /** Goes to a position of the song, 0 for what is none, and releases every sounding note. */
  @RealTime
  public void locate(double tick) {
    launches.forgetRestarts();
    sink.unlock();
    launches.restart(SongClock.ceil(tick >= 0 ? Math.min(Ppqn.MAX_TICK, tick) : 0));
    double to = tick >= 0 ? Math.min(Ppqn.MAX_TICK, tick) : 0;
    clips.off(0);
    sounding.releaseUntil(Long.MAX_VALUE, 0);
    if (playing) {
      start(to, SongClock.ceil(to));
    } else {
      restTick = to;
      restFirstTick = SongClock.ceil(to);
    }
  }

  /**
   * From now on the frame of {@code endTick} goes on at {@code startTick}. A position behind the
   * loop plays on outside it. A loop without length is none.
   */
  @RealTime
  public void loop(long startTick, long endTick) {
    if (startTick < 0 || endTick <= startTick || endTick > Ppqn.MAX_TICK) {
      noLoop();
      return;
    }
    settle();
    loopWanted = true;
    loopStart = startTick;
    loopEnd = endTick;
    if (playing && !clock.loopsBetween(startTick, endTick)) {
      long firstTick = firstTick();
      anchor(clock.tickAt(now), firstTick, firstTick < endTick);
      schedule();
      announceLoop();
    }
  }

  /** Plays on behind the loop's end from now on. */
  @RealTime
  public void noLoop() {
    settle();
    loopWanted = false;
    if (playing && clock.looping()) {
      anchor(clock.tickAt(now), firstTick(), false);
      schedule();
    }
  }

  /** Whether it stops by itself behind the last clip; a loop that ends there goes on instead. */
  @RealTime
  public void endAtSongEnd(boolean ends) {
    settle();
    endsAtSongEnd = ends;
    schedule();
  }

  /**
   * Passes at this tempo from now on, whatever the song says, and goes on from where it stands; 0
   * for the song's own again.
   *
   * @param bpm 20 to 999
   */
  @RealTime
  public void follow(double bpm) {
    if (bpm == followedBpm) {
      return;
    }
    settle();
    double tick = songTick();
    long firstTick = firstTick();
    boolean looping = playing && clock.looping();
    followedBpm = bpm;
    clock.follow(bpm);
    if (playing) {
      anchor(tick, firstTick, looping);
      schedule();
    }
  }

  /**
   * Where the song will stand so many frames behind the start of the coming quantum, if nothing
   * happens to it.
   */
  @RealTime
  public double tickAhead(long frames) {
    return playing ? clock.predict(now + frames) : restTick;
  }

  /** Advances by one quantum and sends its notes. */
  @RealTime
  public void process(int frames) {
    long end = now + frames;
    while (dueFrame < end) {
      fire((int) (dueFrame - now));
    }
    now = end;
  }

  @RealTime
  public boolean playing() {
    return playing;
  }

  /** Song position at the start of the coming quantum. */
  @RealTime
  public double songTick() {
    return playing ? clock.tickAt(now) : restTick;
  }

  /** Tempo at the start of the coming quantum. */
  @RealTime
  public double bpm() {
    return followedBpm > 0 ? followedBpm : score.tempo().bpmAt(songTick());
  }

  /** Number of sounding notes. */
  @RealTime
  public int sounding() {
    return sounding.count();
  }

  /** Notes that never sounded because more began in one frame than the table holds. */
  @RealTime
  public long droppedNotes() {
    return droppedNotes;
  }

  /** A jump that falls on the coming quantum's first frame is made before anything else happens. */
  @RealTime
  private void settle() {
    if (playing && jumpFrame <= now) {
      jump(0);
    }
  }

  @RealTime
  private void fire(int offset) {
    long frame = dueFrame;
    long tick = Math.min(earliestOnTick, sounding.earliestOffTick());
    tick = Math.min(tick, earliestLaunch);
    if (jumpFrame == frame) {
      jump(offset);
    } else if (endFrame == frame) {
      rest(score.endTick(), score.endTick());
      clips.off(offset);
      sounding.releaseUntil(Long.MAX_VALUE, offset);
    } else if (clips.earliestTick() <= tick) {
      clips.begin(clips.earliestTick(), clock, frame, offset);
      schedule();
    } else if (sounding.earliestOffTick() == tick) {
      sounding.releaseUntil(tick, offset);
      schedule();
    } else if (earliestLaunch == tick) {
      begin(tick, offset);
    } else {
      begin(tick, frame, offset);
      schedule();
    }
  }

  /** Begins every note of one tick. */
  @RealTime
  private void begin(long tick, long frame, int offset) {
    for (int track = 0; track < trackCount; track++) {
      TrackCursor cursor = cursors[track];
      while (cursor.nextTick() == tick) {
        if (cursor.plays()) {
          strike(track, cursor, tick, frame, offset);
        }
        cursor.advance();
      }
    }
    findEarliestOn();
  }

  @RealTime
  private void strike(int track, TrackCursor cursor, long tick, long frame, int offset) {
    int key = cursor.key();
    if (cursor.score().locks() && cursor.firstStrike()) {
      sink.locks(track, tick, key, cursor.score(), cursor.firstLock(), cursor.lockCount());
    }
    int id = sounding.add(track, key, cursor.offTick(), frame, offset);
    if (id != 0) {
      sink.noteOn(track, offset, id, key, cursor.velocity() * VELOCITY_STEP);
    } else {
      droppedNotes++;
    }
  }

  @RealTime
  private void jump(int offset) {
    launches.forgetRestarts();
    launches.shift(loopStart - loopEnd);
    sounding.releaseUntil(Long.MAX_VALUE, offset);
    clips.off(offset);
    clock.jump();
    seek(loopStart);
    clips.cover(clock, now + offset, offset);
  }

  @RealTime
  private void start(double tick, long firstTick) {
    anchor(tick, firstTick, loopWanted && firstTick < loopEnd);
    seek(firstTick);
    clips.cover(clock, now, 0);
    announceLoop();
  }

  @RealTime
  private void rest(double tick, long firstTick) {
    playing = false;
    restTick = tick;
    restFirstTick = firstTick;
    schedule();
  }

  @RealTime
  private long firstTick() {
    return playing ? clock.firstTickFrom(now) : restFirstTick;
  }

  @RealTime
  private void anchor(double tick, long firstTick, boolean inLoop) {
    clock.anchor(score.tempo(), now, tick, firstTick);
    if (inLoop) {
      clock.loop(loopStart, loopEnd);
    }
  }

  @RealTime
  private void seek(long fromTick) {
    for (int i = 0; i < cursors.length; i++) {
      if (i < trackCount) {
        cursors[i].seek(score.track(i), fromTick);
      } else {
        cursors[i].finish();
      }
    }
    clips.seek(fromTick);
    findEarliestOn();
    schedule();
  }

  @RealTime
  private void findEarliestOn() {
    long earliest = TrackCursor.NEVER;
    long launch = TrackCursor.NEVER;
    boolean any = false;
    for (int i = 0; i < trackCount; i++) {
      earliest = Math.min(earliest, cursors[i].nextTick());
      launch = Math.min(launch, cursors[i].launched().queuedTick());
      any |= cursors[i].launched().any();
    }
    earliestOnTick = earliest;
    earliestLaunch = launch;
    anyLaunched = any;
  }

  /** Finds the frame of whatever comes next. */
  @RealTime
  private void schedule() {
    if (!playing) {
      jumpFrame = NEVER;
      endFrame = NEVER;
      dueFrame = NEVER;
      return;
    }
    jumpFrame = Math.max(now, clock.jumpFrame());
    // What was launched knows no end.
    endFrame =
        endsAtSongEnd && !anyLaunched ? Math.max(now, clock.frameOf(score.endTick())) : NEVER;
    long tick = Math.min(earliestOnTick, sounding.earliestOffTick());
    tick = Math.min(tick, Math.min(clips.earliestTick(), earliestLaunch));
    long noteFrame = tick == TrackCursor.NEVER ? NEVER : Math.max(now, clock.frameOf(tick));
    dueFrame = Math.min(noteFrame, Math.min(jumpFrame, endFrame));
  }
}
