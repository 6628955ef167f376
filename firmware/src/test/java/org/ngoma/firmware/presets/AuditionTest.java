package org.ngoma.firmware.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ngoma.firmware.render.OfflineRender;
import org.ngoma.firmware.store.Audition;
import org.ngoma.firmware.store.Bank;
import org.ngoma.firmware.store.BankEntry;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Oddities;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/** Presets are heard in phrases that show what they are for. */
class AuditionTest {

  private static BankEntry entry(String name) throws IOException {
    return Bank.factory().one(List.of(name));
  }

  @Test
  void everyPresetHasAPhraseOfSomeBars() throws IOException {
    for (BankEntry entry : Bank.factory().entries()) {
      Project project = Audition.of(entry);
      assertFalse(project.tracks().isEmpty(), entry.name());
      assertTrue(project.endTick() >= 4L * 4 * 960, entry.name());
      assertEquals(List.of(), Oddities.of(project, Processors.parameters()), entry.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Deep house bass,1,0",
    "Three Step,1,0",
    "Kick makes room,2,1",
    "Mix bus gently,3,0",
  })
  void isAlone_orHasItsKey_orTheWholeMix(String words, int tracks, int keyed) throws IOException {
    BankEntry entry = Bank.factory().one(List.of(words.split(" ")));
    Project project = Audition.of(entry);
    assertEquals(tracks, project.tracks().size());
    assertEquals(tracks == 3, !project.master().effects().isEmpty(), "a chain of the master");
    Track first = project.tracks().getFirst();
    if (keyed > 0) {
      int key = first.effects().getFirst().keyTrackId();
      assertNotNull(project.track(key).orElse(null), "the track that steers it");
      assertTrue(first.id() != key, "not itself");
    }
    assertEquals(project.master(), project.bus(Place.MASTER));
  }

  /** One of each kind of source that the first two seconds may be silent on. */
  @Test
  void phrasesSoundAndDoNotClip() throws IOException {
    Map<String, BankEntry> oneOfEach = new HashMap<>();
    for (BankEntry entry : Bank.factory().entries()) {
      oneOfEach.putIfAbsent(entry.kind() + phraseNotes(entry), entry);
    }
    assertTrue(oneOfEach.size() > 30, "kinds and phrases: " + oneOfEach.size());
    for (BankEntry entry : oneOfEach.values()) {
      float peak = peak(Audition.of(entry));
      assertTrue(peak > 0.01f && peak <= 1, entry.kind() + " " + entry.name() + ": " + peak);
    }
  }

  private static int phraseNotes(BankEntry entry) throws IOException {
    return Audition.of(entry).tracks().getFirst().patterns().getFirst().notes().hashCode();
  }

  private static float peak(Project project) throws IOException {
    float[] peak = new float[1];
    new OfflineRender(project, 48_000)
        .seconds(
            1.5,
            (left, right, frames) -> {
              for (int i = 0; i < frames; i++) {
                peak[0] = Math.max(peak[0], Math.max(Math.abs(left[i]), Math.abs(right[i])));
              }
            });
    return peak[0];
  }

  @Test
  void aNameWinsOverWordsAndAKindTellsTwins() throws IOException {
    assertEquals("Cathedral", entry("cathedral").name());
    assertEquals("eq", entry("eq telephone").kind());
    assertEquals(BankEntry.CHAIN, entry("chain telephone").kind());
  }
}
