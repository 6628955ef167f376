package org.ngoma.instruments.sound;

import static org.ngoma.sequencer.model.Curve.EXPONENTIAL;
import static org.ngoma.sequencer.model.Curve.LINEAR;
import static org.ngoma.sequencer.model.Curve.SQUARED;
import static org.ngoma.sequencer.model.Unit.AMOUNT;
import static org.ngoma.sequencer.model.Unit.BPM;
import static org.ngoma.sequencer.model.Unit.CENTS;
import static org.ngoma.sequencer.model.Unit.CHOICE;
import static org.ngoma.sequencer.model.Unit.DECIBEL;
import static org.ngoma.sequencer.model.Unit.HERTZ;
import static org.ngoma.sequencer.model.Unit.MILLISECONDS;
import static org.ngoma.sequencer.model.Unit.SEMITONES;

import java.util.List;
import java.util.stream.IntStream;
import org.ngoma.sequencer.model.ParamTable;

/** The knobs of the {@link Sampler}. Out of the box: its own mallet, played like a keyboard. */
final class SamplerTable {

  static final int ZONES = 16;

  /** Places for files, one a zone. */
  static final List<String> SLOTS =
      IntStream.rangeClosed(1, ZONES).mapToObj(zone -> "zone" + zone).toList();

  private static final TableBuilder ROWS = new TableBuilder("sampler", "0.2");

  /** 0 plays the files of the zones, the others {@link SampleSources}. */
  static final int SOURCE =
      ROWS.choice(
          "source",
          "Source",
          "Source",
          1,
          "files",
          "mallet",
          "bell",
          "kora",
          "strings",
          "choir",
          "voice",
          "breath",
          "organ",
          "glass",
          "horns",
          "dusty chords",
          "break");

  static final int PLAY = ROWS.choice("play", "Keys play", "Play", 0, "pitch", "slices", "grid");
  static final int START = ROWS.amount("start", "Start", "Start", 0, 0);
  static final int END = ROWS.amount("end", "End", "End", 1, 0);
  static final int REVERSE = ROWS.onOff("reverse", "Reverse", "Rev", false);
  static final int LOOP =
      ROWS.choice(
          "loop", "Loop", "Loop", 0, "off", "forward", "ping-pong", "one-shot", "until release");
  static final int LOOP_START = ROWS.amount("loop_start", "Loop start", "L.Beg", 0, 0);
  static final int LOOP_END = ROWS.amount("loop_end", "Loop end", "L.End", 1, 0);
  static final int LOOP_FADE =
      ROWS.row("loop_fade", "Loop crossfade", "L.Fade", MILLISECONDS, SQUARED, 0, 2000, 0, 0);

  /** Off: what a file tells about its key and loop is not listened to. */
  static final int FILE_MARKS = ROWS.onOff("file_marks", "Root and loop of files", "Marks", true);

  static final int SLICE_KEY =
      ROWS.stepped("slice_key", "Key of the first slice", "S.Key", CHOICE, 0, 127, 36);
  static final int SENSITIVITY = ROWS.amount("sensitivity", "Slice sensitivity", "Sens", 0.7, 0);
  static final int GRID = ROWS.count("grid", "Slices of the grid", "Grid", 1, 64, 16);
  static final int NORMALISE = ROWS.onOff("normalise", "Normalise", "Norm", false);
  static final int GAIN = ROWS.row("gain", "Gain", "Gain", DECIBEL, LINEAR, -24, 24, 0, 20);
  static final int FADE_IN =
      ROWS.row("fade_in", "Fade in", "F.In", MILLISECONDS, SQUARED, 0, 10_000, 0, 0);
  static final int FADE_OUT =
      ROWS.row("fade_out", "Fade out", "F.Out", MILLISECONDS, SQUARED, 0, 10_000, 0, 0);

  static final int STRETCH =
      ROWS.choice("stretch", "Stretch", "Strtch", 0, "off", "free", "to tempo", "repitch to tempo");
  static final int SPEED = ROWS.row("speed", "Speed", "Speed", AMOUNT, EXPONENTIAL, 0.25, 4, 1, 0);
  static final int TEMPO =
      ROWS.row("tempo", "Tempo of the sample", "Tempo", BPM, LINEAR, 40, 240, 120, 0);
  static final int MATERIAL =
      ROWS.choice("material", "Stretched material", "Mater", 0, "beats", "tones");
  static final int QUALITY = ROWS.choice("quality", "Quality", "Qual", 0, "fine", "light");

  static final int SEMITONE = ROWS.stepped("semitones", "Transpose", "Semi", SEMITONES, -48, 48, 0);
  static final int TUNE = ROWS.row("tune", "Fine tune", "Tune", CENTS, LINEAR, -100, 100, 0, 5);
  static final int PITCH =
      ROWS.row("pitch", "Pitch bend", "Pitch", SEMITONES, LINEAR, -24, 24, 0, 5);
  static final int MODE = ROWS.choice("mode", "Voice mode", "Mode", 0, "poly", "mono", "legato");
  static final int GLIDE =
      ROWS.row("glide", "Glide", "Glide", MILLISECONDS, SQUARED, 0, 2000, 0, 0);

  static final int FILTER =
      ROWS.choice(
          "filter", "Filter kind", "Filter", 0, "off", "low-pass", "band-pass", "high-pass");
  static final int CUTOFF =
      ROWS.row("cutoff", "Filter cutoff", "Cutoff", HERTZ, EXPONENTIAL, 20, 20_000, 6000, 15);
  static final int RESONANCE = ROWS.amount("resonance", "Resonance", "Reso", 0.1, 15);
  static final int FILTER_ENV =
      ROWS.row("filter_env", "Filter envelope", "F.Env", SEMITONES, LINEAR, -72, 72, 0, 10);
  static final int KEY_TRACK = ROWS.amount("key_track", "Filter key tracking", "Track", 0, 10);
  static final int DRIVE = ROWS.amount("drive", "Drive", "Drive", 0, 15);

  static final int ATTACK = ROWS.time("attack", "Attack", "Atk", 0.1, 10_000, 0.5);
  static final int DECAY = ROWS.time("decay", "Decay", "Dec", 2, 20_000, 1000);
  static final int SUSTAIN = ROWS.amount("sustain", "Sustain", "Sus", 1, 15);
  static final int RELEASE = ROWS.time("release", "Release", "Rel", 2, 20_000, 150);
  static final int FILTER_ATTACK =
      ROWS.time("filter_attack", "Filter attack", "F.Atk", 0.5, 10_000, 2);
  static final int FILTER_DECAY =
      ROWS.time("filter_decay", "Filter decay", "F.Dec", 2, 20_000, 500);
  static final int FILTER_SUSTAIN =
      ROWS.amount("filter_sustain", "Filter sustain", "F.Sus", 0.3, 15);
  static final int FILTER_RELEASE =
      ROWS.time("filter_release", "Filter release", "F.Rel", 2, 20_000, 300);

  static final int LFO_SHAPE =
      ROWS.choice(
          "lfo_shape",
          "LFO shape",
          "L.Shp",
          0,
          "sine",
          "triangle",
          "falling saw",
          "square",
          "random");
  static final int LFO_RATE =
      ROWS.row("lfo_rate", "LFO rate", "L.Rate", HERTZ, EXPONENTIAL, 0.02, 30, 4.5, 0);
  static final int LFO_PITCH =
      ROWS.row("lfo_pitch", "LFO to pitch", "L.Ptch", SEMITONES, SQUARED, 0, 12, 0, 10);
  static final int LFO_CUTOFF =
      ROWS.row("lfo_cutoff", "LFO to cutoff", "L.Cut", SEMITONES, SQUARED, 0, 48, 0, 10);
  static final int LFO_AMP = ROWS.amount("lfo_amp", "LFO to level", "L.Amp", 0, 10);

  static final int VELOCITY_AMP = ROWS.amount("velocity_amp", "Velocity to level", "V.Amp", 0.7, 0);
  static final int VELOCITY_CUTOFF =
      ROWS.row("velocity_cutoff", "Velocity to cutoff", "V.Cut", SEMITONES, LINEAR, 0, 48, 0, 0);
  static final int SPREAD = ROWS.amount("spread", "Stereo spread", "Spread", 0, 0);
  static final int LEVEL = ROWS.row("level", "Level", "Level", DECIBEL, LINEAR, -60, 6, -6, 20);

  /** Where a zone's root key stands unless it is turned. */
  static final int MIDDLE_C = 60;

  /** Rows of the first zone; those of the others follow in the same order. */
  static final int ZONE_ROOT = zones();

  static final int ZONE_LOW = ZONE_ROOT + 1;
  static final int ZONE_HIGH = ZONE_ROOT + 2;
  static final int ZONE_SOFTEST = ZONE_ROOT + 3;
  static final int ZONE_HARDEST = ZONE_ROOT + 4;
  static final int ZONE_TUNE = ZONE_ROOT + 5;
  static final int ZONE_GAIN = ZONE_ROOT + 6;

  /** From a row of a zone to that of the next. */
  static final int ZONE_ROWS = 7;

  static final ParamTable TABLE = ROWS.build();

  private static int zones() {
    int first = 0;
    for (int zone = 1; zone <= ZONES; zone++) {
      String id = "zone" + zone;
      String name = "Zone " + zone;
      int root = ROWS.stepped(id + "_root", name + " root key", "Root", CHOICE, 0, 127, MIDDLE_C);
      first = zone == 1 ? root : first;
      ROWS.stepped(id + "_low", name + " lowest key", "Low", CHOICE, 0, 127, 0);
      ROWS.stepped(id + "_high", name + " highest key", "High", CHOICE, 0, 127, 127);
      ROWS.stepped(id + "_softest", name + " softest velocity", "V.Low", CHOICE, 1, 127, 1);
      ROWS.stepped(id + "_hardest", name + " hardest velocity", "V.High", CHOICE, 1, 127, 127);
      ROWS.row(id + "_tune", name + " tune", "Tune", CENTS, LINEAR, -100, 100, 0, 0);
      ROWS.row(id + "_gain", name + " gain", "Gain", DECIBEL, LINEAR, -48, 24, 0, 0);
    }
    return first;
  }

  private SamplerTable() {}
}
