package org.ngoma.alsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiMessage;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.midi.MidiReceiver;
import org.ngoma.hal.rt.AllocatedBytes;
import org.ngoma.hal.rt.RtRequest;
import org.ngoma.hal.rt.RtRights;
import org.ngoma.hal.rt.SystemClock;

/**
 * Runs inside the rig: two clients of the real sequencer that play to each other, one of which
 * comes and goes. Says one line for each scenario.
 */
final class SeqProof {

  private static final String PEER = "Synth out 1";
  private static final String PEER_IN = "Synth in 1";
  private static final int TIMED = 400;
  private static final int TIMEOUT_MILLIS = 500;

  private final SystemClock clock = new SystemClock();

  private SeqProof() {}

  /** Writes down what comes, without allocating. */
  private static final class Log implements MidiReceiver {
    private final int[] messages = new int[100_000];
    private final long[] stamps = new long[100_000];
    private final int[] exclusive = new int[16];
    private int count;
    private int exclusives;

    @Override
    public void message(int port, long nanos, int message) {
      stamps[count] = nanos;
      messages[count++] = message;
    }

    @Override
    public void exclusive(int port, long nanos, byte[] bytes, int length) {
      exclusive[exclusives++] = length;
    }
  }

  public static void main(String[] args) throws Exception {
    RtRights.apply(RtRequest.fifo("midi", 60)).forEach(n -> System.out.println(n.sentence()));
    SeqProof proof = new SeqProof();
    System.out.println("midi devices\t" + proof.devices());
    System.out.println("midi through\t" + proof.through());
    System.out.println("midi replug\t" + proof.replug());
    System.out.println("midi time\t" + proof.time());
  }

  private MidiPorts open(String name) throws MidiException {
    return new AlsaMidi(clock).open(name);
  }

  private String devices() throws MidiException {
    try (MidiPorts ngoma = open("Ngoma")) {
      return ngoma.devices().stream().map(MidiDevice::name).toList().toString();
    }
  }

  /** Every message there is goes out, round and comes in as it was. */
  private String through() throws MidiException {
    List<Integer> sent = new ArrayList<>();
    for (int status = 0x80; status < 0x100; status++) {
      if (MidiMessage.dataBytes(status) >= 0) {
        int first = MidiMessage.dataBytes(status) > 0 ? 33 : 0;
        sent.add(MidiMessage.of(status, first, MidiMessage.dataBytes(status) > 1 ? 77 : 0));
      }
    }
    try (MidiPorts ngoma = open("Ngoma");
        MidiPorts synth = open("Synth")) {
      if (!synth.connectInput(0, "Ngoma out 1")) {
        return "cannot be connected: " + synth.devices();
      }
      Log log = new Log();
      long allocated = 0;
      for (int round = 0; round < 200; round++) {
        if (round == 100) {
          allocated = AllocatedBytes.byThisThread();
        }
        log.count = 0;
        for (int i = 0; i < sent.size(); i++) {
          ngoma.send(0, sent.get(i));
          drain(synth, log, i + 1);
        }
      }
      allocated = AllocatedBytes.byThisThread() - allocated;
      List<Integer> came = Arrays.stream(log.messages, 0, log.count).boxed().toList();
      if (!came.equals(sent)) {
        return "sent " + sent + " and got " + came;
      }
      return allocated == 0 ? "OK, " + sent.size() + " kinds" : allocated + " bytes allocated";
    }
  }

  private void drain(MidiPorts ports, Log log, int until) {
    long giveUp = clock.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
    while (log.count < until && clock.nanoTime() < giveUp) {
      if (!ports.receive(log)) {
        ports.await(1);
      }
    }
  }

  /** The other one is pulled out and comes back: it is told, and found again by its name. */
  private String replug() throws MidiException {
    try (MidiPorts ngoma = open("Ngoma")) {
      Log log = new Log();
      for (int round = 0; round < 3; round++) {
        int before = changes(ngoma, log);
        try (MidiPorts synth = open("Synth")) {
          if (changes(ngoma, log) == before) {
            return "not told that it came";
          }
          if (!ngoma.connectOutput(1, PEER_IN) || !ngoma.connectInput(1, PEER)) {
            return "not connected: " + ngoma.devices();
          }
          Log heard = new Log();
          ngoma.send(1, MidiMessage.of(0x90, 60, 100));
          drain(synth, heard, 1);
          synth.send(0, MidiMessage.of(0x90, 61, 100));
          log.count = 0;
          drain(ngoma, log, 1);
          if (heard.count != 1 || log.count != 1) {
            return "round " + round + ": heard " + heard.count + ", got " + log.count;
          }
          before = changes(ngoma, log);
        }
        if (changes(ngoma, log) == before) {
          return "not told that it went";
        }
        if (ngoma.connectOutput(1, PEER_IN)) {
          return "connected to what is gone";
        }
      }
      return "OK";
    }
  }

  private int changes(MidiPorts ports, Log log) {
    ports.await(20);
    while (ports.receive(log)) {
      ports.await(5);
    }
    return ports.changes();
  }

  /** How exactly both ways of sending meet a moment, and how right the stamp of receiving is. */
  private String time() throws MidiException {
    try (MidiPorts ngoma = open("Ngoma");
        MidiPorts synth = open("Synth")) {
      synth.connectInput(0, "Ngoma out 1");
      synth.devices();
      String direct = timed(ngoma, synth, false);
      return "direct " + direct + "; by the kernel's queue " + timed(ngoma, synth, true);
    }
  }

  private String timed(MidiPorts from, MidiPorts to, boolean queued) {
    Log log = new Log();
    long[] late = new long[TIMED];
    long[] stamped = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long due = clock.nanoTime() + 3_000_000 + 7_000 * (i % 100);
      long sent = due;
      if (queued) {
        from.sendAt(0, MidiMessage.CLOCK, due);
      } else {
        clock.sleepUntil(due - 150_000);
        do {
          sent = clock.nanoTime();
        } while (sent < due);
        from.send(0, MidiMessage.CLOCK);
      }
      log.count = 0;
      drain(to, log, 1);
      late[i] = Math.max(sent - due, queued ? clock.nanoTime() - due : 0);
      stamped[i] = log.count == 0 ? Long.MAX_VALUE : log.stamps[0] - due;
    }
    return words("sent or received", late) + ", " + words("stamped", stamped);
  }

  private static String words(String what, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%s %.0f/%.0f/%.0f us",
        what,
        sorted[TIMED / 20] * 1e-3,
        sorted[TIMED / 2] * 1e-3,
        sorted[TIMED * 99 / 100] * 1e-3);
  }
}
