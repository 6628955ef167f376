package org.ngoma.sequencer.play.midifile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;
import org.ngoma.sequencer.model.theory.Key;
import org.ngoma.sequencer.play.Takes;
import org.ngoma.sequencer.play.Takes.Heard;

/**
 * A Standard MIDI file made of a project: its notes as they are heard, tempos, signatures, markers,
 * names, volumes and pans. Format: "Standard MIDI Files 1.0", MMA 1996.
 *
 * <p>{@link MidiImport} reads back what MIDI can say.
 *
 * @param remarks what MIDI cannot say, a sentence each
 */
public record MidiExport(byte[] file, List<String> remarks) {

  /** How tracks stand in a file. */
  public enum Type {
    /** Type 0: all in one, told apart by their channels. */
    SINGLE(0),
    /** Type 1: side by side. */
    TRACKS(1);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    /** As the file says it. */
    public int number() {
      return number;
    }
  }

  /** Most notes of one file. */
  private static final int MAX_NOTES = SmfNotes.MAX_NOTES;

  private static final long STRETCH_TICKS = 1L << 16;

  private static final int SEQUENCE_NAME = 0x03;
  private static final int INSTRUMENT_NAME = 0x04;
  private static final int CHANNEL_PREFIX = 0x20;
  private static final int TEMPO = 0x51;
  private static final int SIGNATURE = 0x58;
  private static final int KEY = 0x59;
  private static final int VOLUME = 7;
  private static final int PAN = 10;
  private static final int CHANNELS = 16;
  private static final double MICROSECONDS_A_MINUTE = 60e6;

  public MidiExport {
    remarks = List.copyOf(remarks);
  }

  /**
   * Writes a project.
   *
   * @param key that notation programs write it in, if one is known
   * @throws IllegalArgumentException when there is nothing to write, or more than a file holds
   */
  public static MidiExport of(Project project, Type type, Optional<Key> key) {
    return new Writer(project, type, key).write();
  }

  /** One note and who plays it. */
  private record Played(int voice, Heard note) {}

  /** A track of the project in the file. */
  private record Voice(Track track, int channel, List<Heard> notes) {}

  private static final class Writer {
    private final Project project;
    private final Type type;
    private final Optional<Key> key;
    private final List<String> remarks = new ArrayList<>();
    private final List<Voice> voices = new ArrayList<>();
    private final List<Integer> programs = new ArrayList<>();
    private final List<SmfChunk> chunks = new ArrayList<>();
    private double tooLoud;

    Writer(Project project, Type type, Optional<Key> key) {
      this.project = project;
      this.type = type;
      this.key = key;
    }

    MidiExport write() {
      gather();
      tooLoud = loudest();
      if (tooLoud > 0) {
        remarks.add(
            String.format(
                Locale.ROOT,
                "All volumes are %.1f dB lower, because MIDI ends at what is 0 dB here.",
                tooLoud));
      }
      SmfChunk conductor = new SmfChunk();
      chunks.add(conductor);
      conduct(conductor);
      for (Voice voice : voices) {
        SmfChunk chunk = conductor;
        if (type == Type.TRACKS) {
          chunk = new SmfChunk();
          chunk.text(0, SEQUENCE_NAME, voice.track().name());
        } else {
          chunk.meta(0, CHANNEL_PREFIX, (byte) voice.channel());
          chunk.text(0, INSTRUMENT_NAME, voice.track().name());
        }
        chunks.add(chunk);
        for (Heard note : voice.notes()) {
          long end = note.tick() + note.lengthTicks();
          chunk.note(note.tick(), end, voice.channel(), note.key(), note.velocity());
        }
      }
      for (int channel = 0; channel < CHANNELS; channel++) {
        sounds(channel);
      }
      List<SmfChunk> written = type == Type.SINGLE ? List.of(conductor) : chunks;
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      SmfChunk.head(file, type.number(), written.size(), Ppqn.TICKS);
      written.forEach(chunk -> chunk.writeTo(file));
      return new MidiExport(file.toByteArray(), remarks);
    }

    /** The tracks that play notes, each on a channel; drums on the tenth. */
    private void gather() {
      if (project.endTick() > SmfTiming.lastTick(Ppqn.TICKS)) {
        throw new IllegalArgumentException(
            "the song is longer than 2,000,000 quarter notes: export a part of it");
      }
      int notes = 0;
      int melodic = 0;
      int drums = 0;
      for (int index = 0; index < project.tracks().size(); index++) {
        Track track = project.tracks().get(index);
        if (track.kind() == TrackKind.AUDIO) {
          remarks.add("Left out track " + track.name() + ": MIDI holds no recordings.");
          continue;
        }
        List<Heard> heard = heard(index, MAX_NOTES - notes);
        notes += heard.size();
        if (!heard.isEmpty()) {
          boolean isDrums = track.kind() == TrackKind.DRUMS;
          int channel = isDrums ? NotePairing.DRUM_CHANNEL : melodic % (CHANNELS - 1);
          channel += !isDrums && channel >= NotePairing.DRUM_CHANNEL ? 1 : 0;
          melodic += isDrums ? 0 : 1;
          drums += isDrums ? 1 : 0;
          voices.add(new Voice(track, channel, heard));
          programs.add(GmPrograms.of(track));
        }
      }
      if (voices.isEmpty()) {
        throw new IllegalArgumentException(
            project.name() + " plays no notes where you asked: there is nothing to write");
      }
      if (type == Type.SINGLE && (melodic >= CHANNELS || drums > 1)) {
        remarks.add("A file of type 0 has one track of drums and 15 others: some became one now.");
      }
    }

    /** What a track plays, a stretch at a time, so that too much of it is noticed soon. */
    private List<Heard> heard(int index, int most) {
      List<Heard> heard = new ArrayList<>();
      long end = project.endTick();
      long stretch = Math.max(STRETCH_TICKS, end / 256);
      for (long from = 0; from < end; from += stretch) {
        heard.addAll(Takes.of(project, index, from, Math.min(end, from + stretch)));
        if (heard.size() > most) {
          throw new IllegalArgumentException(
              "the song plays more than 2,000,000 notes: export its tracks one by one");
        }
      }
      return heard;
    }

    /** Tempos, signatures and words: what stands in the first track. */
    private void conduct(SmfChunk chunk) {
      chunk.text(0, SEQUENCE_NAME, project.name());
      for (TempoChange tempo : project.tempos()) {
        int micros = (int) Math.round(MICROSECONDS_A_MINUTE / tempo.bpm());
        chunk.meta(tempo.tick(), TEMPO, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros);
      }
      for (SignatureChange signature : project.signatures()) {
        int power = Integer.numberOfTrailingZeros(signature.unit());
        int clocks = Math.max(1, Math.min(255, 96 >> power));
        chunk.meta(
            signature.tick(),
            SIGNATURE,
            (byte) signature.beats(),
            (byte) power,
            (byte) clocks,
            (byte) 8);
      }
      key.ifPresent(
          in ->
              chunk.meta(
                  0, KEY, (byte) Math.clamp(in.fifths(), -7, 7), (byte) (in.minor() ? 1 : 0)));
      for (Marker marker : project.markers()) {
        chunk.text(marker.tick(), SmfTrackReader.metaOf(marker.kind()), marker.text());
      }
    }

    /**
     * The sounds of a channel. Tracks that share one send their program whenever it is their turn,
     * but volume and pan only once: studios take these for each track, instruments for all.
     */
    private void sounds(int channel) {
      List<Played> played = new ArrayList<>();
      for (int i = 0; i < voices.size(); i++) {
        if (voices.get(i).channel() == channel) {
          for (Heard note : voices.get(i).notes()) {
            played.add(new Played(i, note));
          }
        }
      }
      played.sort(
          Comparator.comparingLong((Played one) -> one.note().tick())
              .thenComparingInt(Played::voice));
      boolean shared = played.stream().mapToInt(Played::voice).distinct().count() > 1;
      Set<Integer> begun = new HashSet<>();
      int program = -1;
      for (Played one : played) {
        Track track = voices.get(one.voice()).track();
        SmfChunk chunk = chunks.get(one.voice() + 1);
        long tick = shared ? one.note().tick() : 0;
        int wanted = channel == NotePairing.DRUM_CHANNEL ? -1 : programs.get(one.voice());
        if (wanted != program) {
          chunk.program(tick, channel, wanted);
          program = wanted;
        }
        if (begun.add(one.voice())) {
          chunk.controller(tick, channel, VOLUME, volume(track));
          double pan = track.params().getOrDefault("channel.pan", 0.0);
          chunk.controller(tick, channel, PAN, Math.clamp(Math.round(64 + 63 * pan), 0, 127));
        }
      }
    }

    /** How much all are turned down, in dB: MIDI ends where our faders are at 0 dB. */
    private double loudest() {
      double loudest = 0;
      for (Voice voice : voices) {
        loudest = Math.max(loudest, gainDb(voice.track()));
      }
      return loudest;
    }

    private static double gainDb(Track track) {
      return track.params().getOrDefault("channel.gain", 0.0);
    }

    private int volume(Track track) {
      double factor = Math.pow(10, (gainDb(track) - tooLoud) / 40);
      return Math.clamp(Math.round(127 * factor), 0, 127);
    }
  }
}
