package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.samples.Recordings;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.ChannelTable;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.AudioTime;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.Track;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a track into a recording, and lays that on a track of audio beside it. */
@Command(
    name = "resample",
    description = {
      "Records a track of a song behind its effects and lays the recording on a track of audio"
          + " beside it, with the same fader and sends; the track itself is muted.",
    },
    usageHelpAutoWidth = true)
final class ResampleVerb implements Callable<Integer> {

  private static final int RATE = 48_000;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SONG", description = "demo, or a .mid or .ngoma file")
  String song;

  @Option(
      names = "--track",
      paramLabel = "TRACK",
      required = true,
      description = "number or name of the track")
  String track;

  @Option(names = "-o", paramLabel = "OUT.ngoma", description = "the file to write instead of SONG")
  Path out;

  @Mixin LibraryOption options;

  @Override
  public Integer call() throws Exception {
    try (Edited edited = Edited.open(song, out, options.library(), spec)) {
      Project project = edited.history().project();
      Track source = Places.track(project, "--track", track);
      Recording take = record(project, source, new SampleStore(SampleStore.usualFolder()));
      int place = project.tracks().indexOf(source) + 1;
      Track beside = beside(project, source, take, edited.history());
      edited.history().apply(new Edit.AddTrack(place, beside), Gesture.ALONE);
      String mute = ChannelTable.TABLE.get(ChannelTable.MUTE).id();
      edited.history().apply(new Edit.SetTrackParam(source.id(), mute, 1), Gesture.ALONE);
      edited.save();
      report(out == null ? song : out.toString(), take, place, beside.name());
    }
    return 0;
  }

  private void report(String to, Recording take, int place, String name) {
    System.out.printf(
        Locale.ROOT,
        options.json
            ? "{\"song\":\"%s\",\"seconds\":%.3f,\"track\":%d,\"name\":\"%s\"}%n"
            : "%s: %.1f s as track %d, %s%n",
        options.json ? Json.escape(to) : to,
        (double) take.frames() / RATE,
        place + 1,
        options.json ? Json.escape(name) : name);
  }

  private static Track beside(Project project, Track source, Recording take, History history) {
    AudioRegion whole = AudioRegion.of(take);
    // With one tempo throughout, the recording can follow when that is changed later.
    AudioRegion region =
        project.tempos().size() == 1
            ? whole.following(project.tempos().getFirst().bpm(), StretchMode.BEATS)
            : whole;
    long length = AudioTime.ticks(project.tempos(), region, 0);
    return Recordings.newTrack(history.freshId(), source.name() + " resampled")
        .withGroup(source.group())
        .withParams(channel(source.params()))
        .withAudio(List.of(new AudioClip(history.freshId(), 0, length, region)));
  }

  private static Recording record(Project project, Track source, SampleStore store)
      throws IOException {
    Path folder = Files.createTempDirectory("ngoma-resample");
    Path file = folder.resolve(source.name().replaceAll("[^\\p{L}\\p{N} ._-]", "_") + ".wav");
    WavWriter wav = new WavWriter(file, RATE, WavEncoding.FLOAT_32);
    try {
      new OfflineRender(project, RATE)
          .track(source.id(), (left, right, frames) -> wav.write(left, right, 0, frames));
      wav.close();
      return Recordings.add(store, file);
    } finally {
      wav.abort();
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  /** Fader, pan and sends; the instrument's own knobs stay with it. */
  private static Map<String, Double> channel(Map<String, Double> params) {
    Map<String, Double> channel = new HashMap<>(params);
    channel.keySet().removeIf(id -> ChannelTable.TABLE.find(id).isEmpty());
    return channel;
  }
}
