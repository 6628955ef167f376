package org.ngoma.firmware.box;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.ngoma.firmware.lane.RecordMark;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;

/** Where in the song a recording belongs: where it was heard by the one who played it. */
public final class TakePlace {

  private TakePlace() {}

  /**
   * Edits that lay a take into the song.
   *
   * @param rate of the engine, in Hz
   * @param extraLagFrames that the player knows of: converters, cables, air
   * @param restTick where the song stood if it never played
   * @param track on which, or null for a new one
   */
  public static List<Edit> edits(
      Project project,
      Recorder.Take take,
      int rate,
      long extraLagFrames,
      double restTick,
      Track track,
      String newName,
      IntSupplier freshId) {
    List<TempoChange> tempos = project.tempos();
    double start = startSeconds(take, tempos, rate, extraLagFrames, restTick);
    List<Recordings.Spot> spots = new ArrayList<>();
    long first = 0;
    for (Recording file : take.files()) {
      // Somewhere in what two files share the one ends and the next goes on.
      long from = first == 0 ? 0 : Recorder.OVERLAP / 2;
      Recordings.Spot spot = spot(project, file, take, start + (double) first / rate, from);
      if (!spots.isEmpty()) {
        Recordings.Spot before = spots.removeLast();
        long length = spot.startTick() - before.startTick();
        spots.add(new Recordings.Spot(before.region(), before.startTick(), length));
      }
      spots.add(spot);
      first += file.frames() - Recorder.OVERLAP;
    }
    return Recordings.place(project, track, newName, spots, freshId);
  }

  /**
   * A file at the first tick at which it can begin; what lies before that is passed over, so that
   * the rest is exact to the frame.
   *
   * @param startSeconds of its first frame in the song
   * @param from first frame that may be heard
   */
  private static Recordings.Spot spot(
      Project project, Recording file, Recorder.Take take, double startSeconds, long from) {
    List<TempoChange> tempos = project.tempos();
    double rate = file.sampleRate();
    double earliest = Math.max(0, startSeconds + from / rate);
    double exact = AudioTime.tickAt(tempos, earliest);
    long tick = (long) Math.ceil(exact - 1e-6);
    double offset = (AudioTime.secondsAt(tempos, tick) - startSeconds) * rate;
    long frames = Math.max(0, Math.min(file.frames() - 1, Math.round(offset)));
    AudioRegion region = followed(AudioRegion.of(file).withOffset(frames), take, tempos);
    return Recordings.Spot.whole(project, region, tick);
  }

  /** What was played to one tempo keeps to it when that is changed later. */
  private static AudioRegion followed(
      AudioRegion region, Recorder.Take take, List<TempoChange> tempos) {
    return take.anchor() != null && tempos.size() == 1
        ? region.following(tempos.getFirst().bpm(), StretchMode.BEATS)
        : region;
  }

  private static double startSeconds(
      Recorder.Take take,
      List<TempoChange> tempos,
      int rate,
      long extraLagFrames,
      double restTick) {
    RecordMark anchor = take.anchor();
    if (anchor == null) {
      return AudioTime.secondsAt(tempos, restTick);
    }
    long since = take.engineFrame() - anchor.engineFrame() - take.lagFrames() - extraLagFrames;
    return AudioTime.secondsAt(tempos, anchor.songTick()) + (double) since / rate;
  }
}
