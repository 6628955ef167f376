package org.ngoma.firmware.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ngoma.firmware.midi.MidiNotice;
import org.ngoma.firmware.midi.MidiSetup;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/**
 * Turns the knobs of MIDI controllers into edits: those that the setup names, and those that are
 * being learnt. Programs launch scenes where the setup says so.
 *
 * <p>Thread: box.
 */
final class MidiKnobs {

  /** A hand that rests for so long begins a new gesture, to be undone by itself. */
  private static final long REST_NANOS = 1_000_000_000L;

  /** Far from the gestures that other clients number. */
  private static final long FIRST_GESTURE = 1L << 40;

  private static final int NONE = -1;

  private final SpscRing notices;
  private final Path file;
  private final Parameters parameters;
  private final long[] one = new long[1];
  private final Map<MidiSetup.Knob, Takeover> takeovers = new HashMap<>();
  private final Map<MidiSetup.Knob, Long> turned = new HashMap<>();
  private final Map<MidiSetup.Knob, Gesture> gestures = new HashMap<>();
  private List<MidiSetup.Knob> knobs = List.of();
  private List<MidiSetup.Scenes> scenes = List.of();
  private List<MidiSetup.Pedal> captures = List.of();
  private int program = NONE;
  private boolean capture;
  private FileTime read;
  private long nextGesture = FIRST_GESTURE;
  private long nextLook;

  /** An edit of one gesture. */
  record Turn(Edit edit, Gesture gesture) {}

  /**
   * @param notices that the engine writes
   * @param file with the setup
   */
  MidiKnobs(SpscRing notices, Path file, Parameters parameters) {
    this.notices = notices;
    this.file = file;
    this.parameters = parameters;
  }

  /** What was turned since the last call; of several moves of one knob the last. */
  List<Turn> turns(Project project, long nanos) {
    if (nanos >= nextLook) {
      nextLook = nanos + REST_NANOS;
      look();
    }
    Map<MidiSetup.Knob, Float> moved = new HashMap<>();
    while (notices.poll(one) != 0) {
      if (MidiNotice.isProgram(one[0])) {
        program = launches(one[0]) ? MidiNotice.number(one[0]) : program;
      } else {
        capture |= captures(one[0]);
        find(one[0]).ifPresent(knob -> moved.put(knob, MidiNotice.value(one[0])));
      }
    }
    List<Turn> turns = new ArrayList<>();
    moved.forEach((knob, way) -> turn(knob, way, project, nanos).ifPresent(turns::add));
    return turns;
  }

  /** Number from 0 of the scene that a program asked for since the last call, empty for none. */
  OptionalInt scene() {
    int asked = program;
    program = NONE;
    return asked == NONE ? OptionalInt.empty() : OptionalInt.of(asked);
  }

  /** Whether what was played is to be kept, asked since the last call. */
  boolean capture() {
    boolean asked = capture;
    capture = false;
    return asked;
  }

  private boolean captures(long notice) {
    return MidiNotice.value(notice) >= 0.5f
        && captures.stream()
            .anyMatch(
                pedal ->
                    pedal.in() == MidiNotice.port(notice)
                        && pedal.channel() == MidiNotice.channel(notice)
                        && pedal.number() == MidiNotice.number(notice));
  }

  private boolean launches(long notice) {
    return scenes.stream()
        .anyMatch(
            from ->
                from.in() == MidiNotice.port(notice)
                    && from.channel() == MidiNotice.channel(notice));
  }

  private Optional<MidiSetup.Knob> find(long notice) {
    for (MidiSetup.Knob knob : knobs) {
      if (knob.number() == MidiNotice.number(notice)
          && knob.channel() == MidiNotice.channel(notice)
          && knob.in() == MidiNotice.port(notice)) {
        return Optional.of(knob);
      }
    }
    return Optional.empty();
  }

  /** Reads the setup anew when it was changed; a mistake in it the engine tells. */
  private void look() {
    try {
      FileTime written = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
      if (Objects.equals(written, read)) {
        return;
      }
      read = written;
      MidiSetup setup =
          written == null ? MidiSetup.usual() : MidiSetup.parse(Files.readString(file));
      knobs = setup.knobs();
      scenes = setup.scenes();
      captures = setup.captures();
      takeovers.clear();
    } catch (IOException | IllegalArgumentException unreadable) {
      // The knobs before stay.
    }
  }

  private Optional<Turn> turn(MidiSetup.Knob knob, double way, Project project, long nanos) {
    if (knob.track() > project.tracks().size()) {
      return Optional.empty();
    }
    Track track = knob.track() == 0 ? null : project.tracks().get(knob.track() - 1);
    Optional<ParamSpec> row =
        track == null
            ? parameters.ofBus(Place.Kind.MASTER).find(knob.param())
            : parameters.ofTrack(track.kind(), knob.param());
    if (row.isEmpty()) {
      return Optional.empty();
    }
    ParamSpec spec = row.get();
    Map<String, Double> params =
        track == null ? project.bus(Place.MASTER).params() : track.params();
    double stands = spec.wayOf(params.getOrDefault(spec.id(), spec.defaultValue()));
    double wanted =
        takeovers.computeIfAbsent(knob, k -> new Takeover(k.takeover())).turn(way, stands);
    if (wanted == stands) {
      return Optional.empty();
    }
    double value = spec.valueAt(wanted);
    Edit edit =
        track == null
            ? new Edit.SetBusParam(Place.MASTER, spec.id(), value)
            : new Edit.SetTrackParam(track.id(), spec.id(), value);
    return Optional.of(new Turn(edit, gesture(knob, nanos)));
  }

  /** One movement of a hand is one entry of undo. */
  private Gesture gesture(MidiSetup.Knob knob, long nanos) {
    if (nanos - turned.getOrDefault(knob, Long.MIN_VALUE / 2) > REST_NANOS) {
      gestures.put(knob, new Gesture(nextGesture++));
    }
    turned.put(knob, nanos);
    return gestures.get(knob);
  }
}
