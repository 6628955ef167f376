package org.ngoma.firmware.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.firmware.engine.Engine;
import org.ngoma.firmware.engine.Loader;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.Upload;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.firmware.store.Archive;
import org.ngoma.firmware.store.PresetBank;
import org.ngoma.firmware.store.ProjectFileException;
import org.ngoma.firmware.store.ProjectJson;
import org.ngoma.firmware.store.RecordJson;
import org.ngoma.instruments.dsp.AudioFile;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Edit;
import org.ngoma.sequencer.model.EditRefused;
import org.ngoma.sequencer.model.Gesture;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.play.midifile.MidiFileException;
import org.ngoma.sequencer.play.midifile.MidiImport;

/** Every reader of this firmware. */
final class FuzzTargets {

  private static final int PIECE = 4096;

  /** Frames of one file that are looked at; a small file may claim, and compress, many more. */
  private static final int MOST_FRAMES = 1 << 20;

  private static final int RATE = 48_000;

  private FuzzTargets() {}

  /** All targets by their names. */
  static final Map<String, FuzzTarget> ALL = all();

  private static Map<String, FuzzTarget> all() {
    Map<String, FuzzTarget> all = new LinkedHashMap<>();
    all.put("midi", FuzzTargets::midi);
    all.put("wav", FuzzTargets::sound);
    all.put("aiff", FuzzTargets::sound);
    all.put("flac", FuzzTargets::sound);
    all.put("archive", FuzzTargets::archive);
    all.put("project", FuzzTargets::project);
    all.put("presets", FuzzTargets::presets);
    all.put("journal", FuzzTargets::journal);
    all.put("upload", FuzzTargets::upload);
    return all;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }

  /** A refusal is one sentence that names the file. */
  private static void sentence(Exception e, String names) {
    String message = e.getMessage();
    check(message != null && message.lines().count() == 1, "no sentence: " + message);
    check(message.contains(names), "does not name " + names + ": " + message);
  }

  private static void midi(byte[] bytes) throws ProjectFileException {
    Project project;
    try {
      project = MidiImport.of(bytes, "fuzz.mid").project();
    } catch (MidiFileException e) {
      // Who opens the file puts its name before it.
      sentence(e, "");
      return;
    }
    comesBack(project);
  }

  /** What can be opened can be kept. */
  private static void comesBack(Project project) throws ProjectFileException {
    Project again = ProjectJson.read("again.json", ProjectJson.write(project)).project();
    check(again.equals(project), "differs when it comes back");
  }

  private static void project(byte[] bytes) throws ProjectFileException {
    Project project;
    try {
      project = ProjectJson.read("fuzz.json", bytes).project();
    } catch (ProjectFileException e) {
      sentence(e, "fuzz.json");
      return;
    }
    comesBack(project);
  }

  private static void presets(byte[] bytes) {
    try {
      PresetBank.read("fuzz.json", bytes, "synth");
    } catch (ProjectFileException e) {
      sentence(e, "fuzz.json");
    }
    try {
      PresetBank.chains("fuzz.json", bytes);
    } catch (ProjectFileException e) {
      sentence(e, "fuzz.json");
    }
  }

  private static void journal(byte[] bytes) throws ProjectFileException {
    Edit edit;
    try {
      edit = RecordJson.read("fuzz, entry 1", bytes, Edit.class);
    } catch (ProjectFileException e) {
      sentence(e, "entry 1");
      return;
    }
    Edit again = RecordJson.read("again", RecordJson.write(Edit.class, edit), Edit.class);
    check(again.equals(edit), "differs when it comes back");
    History history = new History(FuzzSeeds.song(), Processors.parameters(), new MemoryJournal());
    try {
      history.apply(edit, Gesture.ALONE);
      history.undo();
      check(history.project().equals(FuzzSeeds.song()), "undo does not bring back what was");
    } catch (EditRefused e) {
      sentence(e, "");
    }
  }

  private static void sound(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory(shared(), "ngoma-fuzz");
    Path file = folder.resolve("fuzz.snd");
    Files.write(file, bytes);
    try (AudioFile sound = AudioFile.open(file)) {
      float[][] out = new float[2][PIECE];
      for (int frames = 0; frames < MOST_FRAMES; frames += PIECE) {
        int got = sound.read(out, 0, PIECE);
        for (int i = 0; i < got; i++) {
          check(Float.isFinite(out[0][i]) && Float.isFinite(out[1][i]), "not finite");
        }
        if (got < PIECE) {
          break;
        }
      }
      sound.seek(sound.frames() / 2);
      sound.read(out, 0, PIECE);
      check(sound.marks() != null, "no marks");
    } catch (IOException e) {
      sentence(e, "fuzz.snd");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** Nothing gets out of the store, and what is in it is what it is called. */
  private static void archive(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory(shared(), "ngoma-fuzz");
    Path file = folder.resolve("fuzz.ngoma");
    Path store = folder.resolve("store");
    Files.write(file, bytes);
    try {
      comesBack(Archive.read(file, new SampleStore(store)).project());
    } catch (ProjectFileException e) {
      sentence(e, "fuzz.ngoma");
    } finally {
      Containment.checkAndClear(folder, store, file);
    }
  }

  /** In memory where there is such a folder: files are made and deleted by the thousand. */
  private static Path shared() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Messages from the other process: a byte below 200 is a small number, else eight bytes are. */
  private static void upload(byte[] bytes) {
    Box box = Box.FRESH;
    Lane lane = box.lane;
    Engine engine = box.engine;
    Loader loader = box.loader;
    lane.uploads().offer(new long[] {Upload.BEGIN, 1, 1, 1}, 4);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    float[] out = new float[64];
    while (in.hasRemaining()) {
      int length = 1 + (in.get() & 0x3f);
      long[] message = new long[length];
      for (int i = 0; i < length && in.hasRemaining(); i++) {
        int small = in.get() & 0xff;
        message[i] = small < 200 || in.remaining() < 8 ? small : in.getLong();
      }
      if (lane.uploads().offer(message, length)) {
        loader.poll();
        engine.process(out, out, 64);
      }
    }
    for (float sample : out) {
      check(Float.isFinite(sample), "not finite");
    }
  }

  /** One engine for all inputs: each begins with a load of its own, and making one takes long. */
  private static final class Box {
    static final Box FRESH = new Box();

    private final Lane lane = Lane.inMemory();
    private final Engine engine;
    private final Loader loader;

    Box() {
      Processors.prepareTables();
      engine = new Engine(RATE, lane);
      loader = new Loader(RATE, lane, engine, 1);
    }
  }

  /** Reads one target's bytes. */
  static void read(String name, byte[] bytes) throws Exception {
    FuzzTarget target = ALL.get(name);
    check(target != null, "no target " + name + "; there are " + List.copyOf(ALL.keySet()));
    target.read(bytes);
  }
}
