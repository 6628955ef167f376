package org.ngoma.firmware.lane;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.ngoma.firmware.midi.OpenNotes;
import org.ngoma.hal.rt.FaultCounters;
import org.ngoma.hal.rt.FrameRing;
import org.ngoma.hal.rt.LatestFrames;
import org.ngoma.hal.rt.LatestValue;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.hal.rt.SpscRing;

/**
 * The shared memory that box and engine talk through. It belongs to neither: whichever process
 * comes first lays it out, and what is in it survives the death of both.
 *
 * <p>Layout: a header of 4 KiB, then the rings and values in the order of the fields. A generation
 * is a number that each process raises once when it starts; by it the other notices a successor.
 */
public final class Lane {

  private static final int AT_ENGINE_GENERATION = 8;
  private static final int AT_BOX_GENERATION = 16;
  private static final int AT_TIMINGS_WANTED = 24;
  private static final int AT_AUDIO_WANTED = 32;
  private static final int AT_ALLOCATED = 40;
  private static final int AT_COLLECTIONS = 48;
  private static final int AT_ENGINE_PID = 56;
  private static final int AT_BOX_PID = 64;
  private static final int AT_KINDS = 72;
  private static final int AT_RECORD = 80;
  private static final int AT_JOURNAL_WAITING = 96;
  private static final int AT_PORT_NAME = 512;
  private static final int PORT_NAME_BYTES = 512;
  private static final int AT_INPUT_WORDS = 1024;
  private static final int INPUT_WORDS_BYTES = 512;
  private static final int HEADER_BYTES = 4096;

  private static final int UPLOAD_LONGS = 1 << 18;
  private static final int COMMAND_LONGS = 1 << 14;
  private static final int TIMING_LONGS = 1 << 16;
  private static final int AUDIO_FRAMES = 1 << 16;

  /** 2.7 s at 48 kHz: so long may the box be held up while it records. */
  private static final int RECORDED_FRAMES = 1 << 17;

  /** Room for a mark with each 32 of them. */
  private static final int MARK_LONGS = 1 << 16;

  /** Knobs and programs from MIDI; a box that is late reads the newest 2000. */
  private static final int KNOB_LONGS = 1 << 12;

  private static final int STROKE_LONGS = 1 << 13;

  /** A third of a second: a panel that draws 20 pictures a second misses nothing. */
  private static final int OUTPUT_FRAMES = 1 << 14;

  private final ByteBuffer memory;
  private final SpscRing uploads;
  private final SpscRing commands;
  private final SpscRing timings;
  private final FrameRing audio;
  private final LatestValue state;
  private final LatestValue meters;
  private final FaultCounters faults;
  private final LatestFrames output;
  private final FrameRing recorded;
  private final SpscRing marks;
  private final SpscRing knobs;
  private final SpscRing strokes;
  private final int openNotesAt;

  private Lane(ByteBuffer memory) {
    this.memory = memory;
    int at = HEADER_BYTES;
    uploads = new SpscRing(memory, at, UPLOAD_LONGS);
    at += SpscRing.bytesFor(UPLOAD_LONGS);
    commands = new SpscRing(memory, at, COMMAND_LONGS);
    at += SpscRing.bytesFor(COMMAND_LONGS);
    timings = new SpscRing(memory, at, TIMING_LONGS);
    at += SpscRing.bytesFor(TIMING_LONGS);
    audio = new FrameRing(memory, at, AUDIO_FRAMES);
    at += FrameRing.bytesFor(AUDIO_FRAMES);
    state = new LatestValue(memory, at, EngineState.LONGS);
    at += LatestValue.bytesFor(EngineState.LONGS);
    meters = new LatestValue(memory, at, MeterState.LONGS);
    at += LatestValue.bytesFor(MeterState.LONGS);
    faults = new FaultCounters(memory, at);
    at += FaultCounters.bytesFor();
    output = new LatestFrames(memory, at, OUTPUT_FRAMES);
    at += LatestFrames.bytesFor(OUTPUT_FRAMES);
    recorded = new FrameRing(memory, at, RECORDED_FRAMES);
    at += FrameRing.bytesFor(RECORDED_FRAMES);
    marks = new SpscRing(memory, at, MARK_LONGS);
    at += SpscRing.bytesFor(MARK_LONGS);
    knobs = new SpscRing(memory, at, KNOB_LONGS);
    at += SpscRing.bytesFor(KNOB_LONGS);
    strokes = new SpscRing(memory, at, STROKE_LONGS);
    openNotesAt = at + SpscRing.bytesFor(STROKE_LONGS);
  }

  /** Size of the file. */
  public static int bytes() {
    return HEADER_BYTES
        + SpscRing.bytesFor(UPLOAD_LONGS)
        + SpscRing.bytesFor(COMMAND_LONGS)
        + SpscRing.bytesFor(TIMING_LONGS)
        + FrameRing.bytesFor(AUDIO_FRAMES)
        + LatestValue.bytesFor(EngineState.LONGS)
        + LatestValue.bytesFor(MeterState.LONGS)
        + FaultCounters.bytesFor()
        + LatestFrames.bytesFor(OUTPUT_FRAMES)
        + FrameRing.bytesFor(RECORDED_FRAMES)
        + SpscRing.bytesFor(MARK_LONGS)
        + SpscRing.bytesFor(KNOB_LONGS)
        + SpscRing.bytesFor(STROKE_LONGS)
        + OpenNotes.BYTES;
  }

  /**
   * Maps the lane, laying it out first when the file is not there yet; several processes may do
   * this at once.
   *
   * @throws IOException when the file cannot be made, or is not a lane of this build
   */
  public static Lane open(Path file) throws IOException {
    return new Lane(LaneFile.open(file, bytes()));
  }

  /** A lane inside this process: offline rendering and tests. */
  public static Lane inMemory() {
    return new Lane(ByteBuffer.allocateDirect(bytes()).order(ByteOrder.nativeOrder()));
  }

  /** Projects on their way to the engine. Writer: box. Reader: loader. */
  public SpscRing uploads() {
    return uploads;
  }

  /** Transport, knobs and pads. Writer: box. Reader: audio. */
  @RealTime
  public SpscRing commands() {
    return commands;
  }

  /** Due, wake and finish nanos of every period, when wanted. Writer: audio. Reader: the soak. */
  @RealTime
  public SpscRing timings() {
    return timings;
  }

  /** What was played, when wanted. Writer: audio. Reader: one recorder. */
  @RealTime
  public FrameRing audio() {
    return audio;
  }

  /** What is to be recorded, when {@link #recordFrom} says so. Writer: audio. Reader: recorder. */
  @RealTime
  public FrameRing recorded() {
    return recorded;
  }

  /** A {@link RecordMark} for each period in {@link #recorded}. Writer: audio. Reader: recorder. */
  @RealTime
  public SpscRing marks() {
    return marks;
  }

  /** Knobs and programs from MIDI, as {@code MidiNotice} packs them. Writer: audio. Reader: box. */
  @RealTime
  public SpscRing knobs() {
    return knobs;
  }

  /** A {@link KeyStroke} for each key under a hand. Writer: audio. Reader: box. */
  @RealTime
  public SpscRing strokes() {
    return strokes;
  }

  /** What sounds on MIDI cables: a new engine ends what the one before left sounding. */
  public OpenNotes openNotes() {
    return new OpenNotes(memory, openNotesAt);
  }

  /** What is to be recorded, as {@link RecordFrom} numbers it. */
  @RealTime
  public long recordFrom() {
    return memory.getLong(AT_RECORD);
  }

  public void recordFrom(long from) {
    memory.putLong(AT_RECORD, from);
  }

  /** The newest of what was played, for meters and pictures. Writer: audio. Readers: any. */
  @RealTime
  public LatestFrames output() {
    return output;
  }

  /** The engine as of its last period. Writer: audio. Readers: any. */
  @RealTime
  public LatestValue state() {
    return state;
  }

  /** The meters as of the last period. Writer: audio. Readers: any. */
  @RealTime
  public LatestValue meters() {
    return meters;
  }

  /** Counters since the lane was laid out. Writer: audio. Readers: any. */
  @RealTime
  public FaultCounters faults() {
    return faults;
  }

  /** Number of the living engine, 0 before the first. */
  public long engineGeneration() {
    return memory.getLong(AT_ENGINE_GENERATION);
  }

  /** A new engine drops what was meant for its predecessor, then makes itself known. */
  public long announceEngine() {
    uploads.discard();
    commands.discard();
    memory.putLong(AT_ENGINE_PID, ProcessHandle.current().pid());
    return raise(AT_ENGINE_GENERATION);
  }

  /** Number of the living box, 0 before the first. */
  public long boxGeneration() {
    return memory.getLong(AT_BOX_GENERATION);
  }

  /** A new box makes itself known. */
  public long announceBox() {
    memory.putLong(AT_BOX_PID, ProcessHandle.current().pid());
    return raise(AT_BOX_GENERATION);
  }

  /** Process id of the living engine. */
  public long enginePid() {
    return memory.getLong(AT_ENGINE_PID);
  }

  /** Process id of the living box. */
  public long boxPid() {
    return memory.getLong(AT_BOX_PID);
  }

  private long raise(int at) {
    long next = memory.getLong(at) + 1;
    memory.putLong(at, next);
    return next;
  }

  /** Whether somebody reads {@link #timings}. */
  @RealTime
  public boolean timingsWanted() {
    return memory.getLong(AT_TIMINGS_WANTED) != 0;
  }

  public void wantTimings(boolean wanted) {
    memory.putLong(AT_TIMINGS_WANTED, wanted ? 1 : 0);
  }

  /** Whether somebody reads {@link #audio}. */
  @RealTime
  public boolean audioWanted() {
    return memory.getLong(AT_AUDIO_WANTED) != 0;
  }

  public void wantAudio(boolean wanted) {
    memory.putLong(AT_AUDIO_WANTED, wanted ? 1 : 0);
  }

  /** Bytes that the audio thread ever allocated and collections of its JVM, when measured. */
  public void publishMemory(long allocatedBytes, long collections) {
    memory.putLong(AT_ALLOCATED, allocatedBytes);
    memory.putLong(AT_COLLECTIONS, collections);
  }

  public long allocatedBytes() {
    return memory.getLong(AT_ALLOCATED);
  }

  public long collections() {
    return memory.getLong(AT_COLLECTIONS);
  }

  /**
   * Tells which processors the project uses, a bit each by their order, so that a successor can get
   * ready for them. Thread: loader.
   */
  public void publishKinds(long bits) {
    memory.putLong(AT_KINDS, bits);
  }

  /** What {@link #publishKinds} last said, 0 before the first. */
  public long kinds() {
    return memory.getLong(AT_KINDS);
  }

  /** Tells how many edits are not safe yet. Thread: box. */
  public void publishJournal(long waiting) {
    memory.putLong(AT_JOURNAL_WAITING, waiting);
  }

  /** What {@link #publishJournal} last said. */
  public long journalWaiting() {
    return memory.getLong(AT_JOURNAL_WAITING);
  }

  /** Tells which port is being played to, in words for the status line. Thread: device. */
  public void publishPort(String words) {
    putWords(AT_PORT_NAME, PORT_NAME_BYTES, words);
  }

  /** What {@link #publishPort} last said. */
  public String port() {
    return words(AT_PORT_NAME, PORT_NAME_BYTES);
  }

  /** Tells whether the port listens: {@code "+"}, else why not. Thread: device. */
  public void publishInput(String words) {
    putWords(AT_INPUT_WORDS, INPUT_WORDS_BYTES, words);
  }

  /** What {@link #publishInput} last said; empty before. */
  public String input() {
    return words(AT_INPUT_WORDS, INPUT_WORDS_BYTES);
  }

  private void putWords(int at, int bytes, String words) {
    byte[] text = words.getBytes(StandardCharsets.UTF_8);
    byte[] fixed = Arrays.copyOf(text, bytes);
    fixed[bytes - 1] = 0;
    memory.put(at, fixed);
  }

  private String words(int at, int bytes) {
    byte[] fixed = new byte[bytes];
    memory.get(at, fixed);
    int length = 0;
    while (length < fixed.length && fixed[length] != 0) {
      length++;
    }
    return new String(fixed, 0, length, StandardCharsets.UTF_8);
  }
}
