package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/**
 * A load for the proofs: a hand that never rests. What it does next depends on nothing but the
 * number of the last entry and the project, so that whoever knows the beginning knows what must
 * have been kept.
 *
 * <p>Thread: box.
 */
public final class EditStorm {

  private static final int MOST_TRACKS = 12;
  private static final int MOST_PATTERNS = 6;

  private final double perSecond;
  private final FileChannel safe;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
  private double owed;
  private long told;

  /**
   * @param perSecond edits a second
   * @param safe file that holds the number of the last entry that is safe
   */
  EditStorm(double perSecond, Path safe) throws IOException {
    this.perSecond = perSecond;
    this.safe = FileChannel.open(safe, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Makes the edits that are due after so many seconds, and tells what is safe by now. */
  void turn(Box box, double seconds, long durable) throws IOException {
    owed = Math.min(owed + seconds * perSecond, perSecond);
    for (; owed >= 1; owed--) {
      box.work(EditStorm::step);
    }
    if (durable > told) {
      told = durable;
      number.clear().putLong(durable).flip();
      safe.write(number, 0);
    }
  }

  /** The next thing that the hand does; every call leads to one more entry. */
  public static void step(History history) {
    Random random = new Random(0x9E3779B97F4A7C15L * (history.lastEntry() + 1));
    int what = random.nextInt(12);
    if (what == 0 && history.undo().isPresent()) {
      return;
    }
    if (what == 1 && history.redo().isPresent()) {
      return;
    }
    try {
      long entry = history.lastEntry();
      if (history.apply(edit(random, history), Gesture.ALONE).entry() == entry) {
        history.apply(new Edit.RenameProject("entry " + entry), Gesture.ALONE);
      }
    } catch (EditRefused e) {
      throw new AssertionError("a storm knows what it may do", e);
    }
  }

  private static Edit edit(Random random, History history) {
    List<Track> tracks = history.project().tracks();
    if (tracks.isEmpty() || (tracks.size() < MOST_TRACKS && random.nextInt(20) == 0)) {
      int id = history.freshId();
      Pattern pattern = new Pattern(history.freshId(), "A", 3840, List.of());
      return new Edit.AddTrack(
          tracks.size(),
          new Track(
              id,
              "Track " + id,
              random.nextBoolean() ? TrackKind.SYNTH : TrackKind.DRUMS,
              50,
              Map.of(),
              List.of(pattern),
              List.of()));
    }
    Track track = tracks.get(random.nextInt(tracks.size()));
    if (track.patterns().isEmpty()) {
      return new Edit.AddPattern(track.id(), new Pattern(history.freshId(), "A", 3840, List.of()));
    }
    Pattern pattern = track.patterns().get(random.nextInt(track.patterns().size()));
    return switch (random.nextInt(16)) {
      case 0 -> new Edit.RemoveTrack(track.id());
      case 1 -> new Edit.RenameTrack(track.id(), "Track " + random.nextInt(1000));
      case 2 -> new Edit.SetSwing(track.id(), 50 + random.nextInt(30));
      case 3 -> new Edit.SetTempo(60 + random.nextInt(120));
      case 4 ->
          new Edit.SetTrackParam(track.id(), "channel.pan", random.nextInt(2001) / 1000.0 - 1);
      case 5 ->
          track.patterns().size() < MOST_PATTERNS
              ? new Edit.AddPattern(
                  track.id(), new Pattern(history.freshId(), "P", 1920, List.of()))
              : new Edit.RenamePattern(track.id(), pattern.id(), "P" + random.nextInt(100));
      case 6 ->
          new Edit.RenameBus(Place.group(1 + random.nextInt(4)), "Group " + random.nextInt(100));
      case 7 -> {
        long at = track.clips().isEmpty() ? 0 : track.clips().getLast().endTick();
        yield at < 1 << 20
            ? new Edit.PlaceClip(track.id(), new Clip(pattern.id(), at, 3840))
            : new Edit.RemoveClip(track.id(), track.clips().getFirst().startTick());
      }
      case 8 ->
          pattern.notes().isEmpty()
              ? notes(random, track, pattern)
              : new Edit.RemoveNotes(track.id(), pattern.id(), pattern.notes().subList(0, 1));
      default -> notes(random, track, pattern);
    };
  }

  private static Edit notes(Random random, Track track, Pattern pattern) {
    if (pattern.notes().size() > 64) {
      return new Edit.RemoveNotes(track.id(), pattern.id(), pattern.notes());
    }
    return new Edit.AddNotes(
        track.id(),
        pattern.id(),
        List.of(new Note(random.nextInt(3840), 240, random.nextInt(128), 1 + random.nextInt(127))));
  }
}
