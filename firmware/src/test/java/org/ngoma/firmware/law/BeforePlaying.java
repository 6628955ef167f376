package org.ngoma.firmware.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ngoma.firmware.TestSongs;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/**
 * Everything that happens before the first block, in a JVM of its own: an engine is built, and a
 * song with every instrument and every effect is loaded. Nothing is played.
 */
final class BeforePlaying {

  private BeforePlaying() {}

  public static void main(String[] args) {
    List<String> kinds = Processors.parameters().devices().keySet().stream().sorted().toList();
    List<Track> tracks = new ArrayList<>(TestSongs.everyKind(1).tracks());
    int id = 100;
    for (int i = 0; i < kinds.size(); i++) {
      Track track = tracks.get(i % tracks.size());
      List<Device> effects = new ArrayList<>(track.effects());
      effects.add(Device.of(id++, kinds.get(i)).withParams(Map.of()));
      tracks.set(i % tracks.size(), track.withEffects(effects));
    }
    Project song = TestSongs.of(tracks);
    System.out.println(new OfflineRender(song, 48_000).frames());
  }
}
