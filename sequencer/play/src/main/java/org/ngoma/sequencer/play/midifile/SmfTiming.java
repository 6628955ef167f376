package org.ngoma.sequencer.play.midifile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.TempoChange;

/** The times of a file on our grid: its ticks, tempos and signatures. */
final class SmfTiming {

  private static final long MAX_QUARTERS = 2_000_000;
  private static final double DEFAULT_BPM = 120;

  /** Most changes of the tempo, and of the signature, in one file. */
  private static final int MAX_CHANGES = Project.MAX_CHANGES;

  private final int division;
  private final Remarks remarks;
  private final List<TempoChange> tempos = new ArrayList<>();
  private final List<SignatureChange> signatures = new ArrayList<>();
  private int outOfRange;
  private double firstOutOfRange;

  SmfTiming(SmfFile file, Remarks remarks) throws MidiFileException {
    division = file.division();
    this.remarks = remarks;
    tempos.add(new TempoChange(0, DEFAULT_BPM));
    signatures.add(new SignatureChange(0, 4, 4));
    MidiEvents events = file.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.kind(i) == MidiEvents.TEMPO) {
        tempo(scale(events.tick(i)), events.data(i));
      } else if (events.kind(i) == MidiEvents.SIGNATURE) {
        signature(scale(events.tick(i)), events.data(i) >> 8, events.data(i) & 0xff);
      }
    }
    if (Math.max(tempos.size(), signatures.size()) > MAX_CHANGES) {
      throw new MidiFileException(
          "the file changes its tempo or signature more than 16,384 times; thin them out");
    }
    if (outOfRange > 0) {
      remarks.say(
          String.format(
              Locale.ROOT,
              "Tempos outside 20 to 999 BPM became the nearest of these (%,d, the first of %.2f BPM).",
              outOfRange,
              firstOutOfRange));
    }
    if (Ppqn.TICKS % division != 0) {
      remarks.say(
          String.format(
              Locale.ROOT,
              "The file counts %,d ticks per quarter note; its times were rounded to our %d.",
              division,
              Ppqn.TICKS));
    }
  }

  /** Last tick of a file with this division that fits into a pattern. */
  static long lastTick(int division) {
    return MAX_QUARTERS * division;
  }

  /** The nearest tick of our grid. */
  long scale(long fileTick) {
    return (2 * fileTick * Ppqn.TICKS + division) / (2L * division);
  }

  private void tempo(long tick, int microsPerQuarter) {
    double bpm = 60e6 / microsPerQuarter;
    double inRange = Math.max(TempoChange.MIN_BPM, Math.min(TempoChange.MAX_BPM, bpm));
    if (inRange != bpm) {
      if (outOfRange++ == 0) {
        firstOutOfRange = bpm;
      }
    }
    if (tempos.getLast().tick() == tick) {
      tempos.removeLast();
    }
    if (tempos.isEmpty() || tempos.getLast().bpm() != inRange) {
      tempos.add(new TempoChange(tick, inRange));
    }
  }

  private void signature(long tick, int beats, int unitPower) {
    if (beats < 1 || beats > 99 || unitPower > 6) {
      remarks.leaveOut("signatures that we do not know");
      return;
    }
    SignatureChange change = new SignatureChange(tick, beats, 1 << unitPower);
    if (signatures.getLast().tick() == tick) {
      signatures.removeLast();
    }
    signatures.add(change);
  }

  List<TempoChange> tempos() {
    return tempos;
  }

  List<SignatureChange> signatures() {
    return signatures;
  }

  /** Start of the bar that holds a tick. */
  long barStart(long tick) {
    SignatureChange signature = signatureAt(tick);
    return tick - (tick - signature.tick()) % signature.barTicks();
  }

  /** End of the bar in which something ends at {@code tick}. */
  long barEnd(long tick) {
    SignatureChange signature = signatureAt(tick - 1);
    return barStart(tick - 1) + signature.barTicks();
  }

  private SignatureChange signatureAt(long tick) {
    int low = 0;
    int high = signatures.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (signatures.get(middle).tick() <= tick) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return signatures.get(low);
  }

  /** Cuts off everything before a bar's start. */
  void cutBefore(long tick) {
    SignatureChange signature = signatureAt(tick);
    List<SignatureChange> laterSignatures =
        signatures.stream().filter(s -> s.tick() > tick).toList();
    signatures.clear();
    signatures.add(new SignatureChange(0, signature.beats(), signature.unit()));
    laterSignatures.forEach(
        s -> signatures.add(new SignatureChange(s.tick() - tick, s.beats(), s.unit())));

    double bpm = DEFAULT_BPM;
    List<TempoChange> laterTempos = new ArrayList<>();
    for (TempoChange tempo : tempos) {
      if (tempo.tick() <= tick) {
        bpm = tempo.bpm();
      } else {
        laterTempos.add(new TempoChange(tempo.tick() - tick, tempo.bpm()));
      }
    }
    tempos.clear();
    tempos.add(new TempoChange(0, bpm));
    tempos.addAll(laterTempos);
  }
}
