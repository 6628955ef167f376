package org.ngoma.sequencer.play.midifile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.play.midifile.NotePairing.Source;

/** Gives each track of an import a name of its own: the file's, or that of its instrument. */
final class TrackNames {

  /** Left behind the name of a track for that of an instrument. */
  private static final int ROOM_BEHIND = 20;

  private final String[] fileNames;
  private final SmfWords words;
  private final List<Source> sources;
  private final Map<Integer, Integer> soundsOfTrack = new HashMap<>();

  TrackNames(SmfFile file, List<Source> sources) {
    fileNames = file.trackNames();
    words = file.words();
    this.sources = sources;
    sources.forEach(source -> soundsOfTrack.merge(source.track(), 1, Integer::sum));
  }

  List<String> of(List<List<Integer>> groups) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    for (List<Integer> group : groups) {
      String name = nameOf(group);
      int times = used.merge(name, 1, Integer::sum);
      names.add(times == 1 ? name : name + " " + times);
    }
    return names;
  }

  private String nameOf(List<Integer> group) {
    Source source = sources.get(group.getFirst());
    String instrument = source.drums() ? "Drums" : GmPatches.nameOf(source.program());
    String channelName = words.channelName(source.track(), source.channel());
    if (channelName != null && group.size() == 1) {
      return channelName;
    }
    String fileName = fileNames[source.track()];
    if (fileName == null || group.size() > 1) {
      return instrument;
    }
    return soundsOfTrack.get(source.track()) == 1
        ? fileName
        : SmfWords.shortened(fileName, Edit.MAX_NAME - ROOM_BEHIND, c -> false)
            + " / "
            + instrument;
  }
}
