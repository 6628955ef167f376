package org.ngoma.firmware.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiDevice;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.NanoClock;

/**
 * Keeps the cables as the setup says: connects what comes, knows again what was plugged in again,
 * lets what leaves fall silent first, and reads the setup anew when it was changed.
 *
 * <p>Thread: {@code device}, a few times a second.
 */
public final class MidiStudio {

  /** Its ports are called so by other programs. */
  public static final String CLIENT = "Ngoma";

  private static final long RETRY_NANOS = 2_000_000_000L;
  private static final long LOOK_NANOS = 1_000_000_000L;

  /** A setup is a page of text. */
  private static final long MOST_BYTES = 100_000;

  /** What an output without a device is connected to: whoever connects itself. */
  private static final String OPEN = "";

  private final MidiBackend backend;
  private final Path file;
  private final NanoClock clock;
  private final Consumer<MidiPorts> begin;
  private final Consumer<MidiSettings> settings;
  private final MidiSender sender;
  private final Consumer<String> told;

  private MidiPorts ports;
  private MidiSetup setup = MidiSetup.usual();
  private FileTime read;
  private long nextTry;
  private long nextLook;
  private int seenChanges = -1;
  private String trouble = "";

  /** Device at each output now; null while there is none. */
  private final String[] at = new String[MidiPorts.PORTS];

  /** Devices that the usual setup has given a port, so that they find it again. */
  private final List<String> known = new ArrayList<>();

  /** Names of all that is connected to the inputs. */
  private List<String> heard = List.of();

  private volatile int unplugs;

  /**
   * @param file with the setup; it need not be there
   * @param begin is called once, when the ports are open
   * @param settings takes what the audio thread needs to know
   * @param told takes sentences for the user
   */
  public MidiStudio(
      MidiBackend backend,
      Path file,
      NanoClock clock,
      MidiSender sender,
      Consumer<MidiPorts> begin,
      Consumer<MidiSettings> settings,
      Consumer<String> told) {
    this.backend = backend;
    this.file = file;
    this.clock = clock;
    this.sender = sender;
    this.begin = begin;
    this.settings = settings;
    this.told = told;
  }

  /** Does what is to be done; a few times a second. */
  public void tend() {
    boolean changed = readSetup();
    if (ports == null && !open()) {
      return;
    }
    long now = clock.nanoTime();
    int changes = ports.changes();
    if (changed || changes != seenChanges || now >= nextLook) {
      seenChanges = changes;
      nextLook = now + LOOK_NANOS;
      List<MidiDevice> devices = ports.devices();
      hear(devices);
      for (int port = 0; port < MidiPorts.PORTS; port++) {
        connect(port, wanted(port, devices), devices);
      }
    }
  }

  private boolean open() {
    if (clock.nanoTime() < nextTry) {
      return false;
    }
    nextTry = clock.nanoTime() + RETRY_NANOS;
    try {
      ports = backend.open(CLIENT);
      begin.accept(ports);
      settings.accept(MidiSettings.of(setup));
      return true;
    } catch (MidiException absent) {
      // Who wrote down no setup does without.
      if (read != null) {
        say(absent.getMessage());
      }
      return false;
    }
  }

  /** Says it once, until something else is to be said. */
  private void say(String sentence) {
    if (!sentence.equals(trouble)) {
      trouble = sentence;
      told.accept(sentence);
    }
  }

  private boolean readSetup() {
    try {
      FileTime written = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
      if (Objects.equals(written, read)) {
        return false;
      }
      read = written;
      if (written != null && Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(file + " is longer than a setup ever is");
      }
      setup = written == null ? MidiSetup.usual() : MidiSetup.parse(Files.readString(file));
      settings.accept(MidiSettings.of(setup));
      return true;
    } catch (IOException e) {
      say("the MIDI setup " + file + " cannot be read, the one before stays");
    } catch (IllegalArgumentException e) {
      say(e.getMessage() + "; the setup before stays");
    }
    return false;
  }

  /** Knobs of the setup. */
  public MidiSetup setup() {
    return setup;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes
  private void hear(List<MidiDevice> devices) {
    List<String> hearing = new ArrayList<>();
    for (Source source : sources(setup, devices)) {
      if (ports.connectInput(source.port(), source.device())) {
        hearing.add(source.port() + " " + source.device());
      }
    }
    if (heard.stream().anyMatch(before -> !hearing.contains(before))) {
      unplugs++;
    }
    heard = hearing;
  }

  /** A device that is listened to, and the input that it goes to. */
  record Source(int port, String device) {}

  /** What of these devices a setup listens to. */
  static List<Source> sources(MidiSetup setup, List<MidiDevice> devices) {
    List<Source> sources = new ArrayList<>();
    setup
        .ins()
        .forEach(
            (port, names) -> {
              for (String name : names) {
                MidiDevice found = find(name, devices, false);
                if (name.equals(MidiSetup.ANY)) {
                  devices.stream()
                      .filter(device -> device.hardware() && device.sends())
                      .forEach(device -> sources.add(new Source(port, device.name())));
                } else if (found != null) {
                  sources.add(new Source(port, found.name()));
                }
              }
            });
    return sources;
  }

  /**
   * The device that an output should have: null for none, {@link #OPEN} for who connects itself.
   */
  private String wanted(int port, List<MidiDevice> devices) {
    MidiSetup.Out out = setup.outs().get(port);
    if (out != null) {
      MidiDevice found = out.device().isEmpty() ? null : find(out.device(), devices, true);
      return found != null ? found.name() : port == 0 || out.device().isEmpty() ? OPEN : null;
    }
    if (!setup.outs().isEmpty()) {
      return port == 0 ? OPEN : null;
    }
    devices.stream()
        .filter(device -> device.hardware() && device.receives())
        .filter(device -> !known.contains(device.name()))
        .forEach(device -> known.add(device.name()));
    boolean there = port < known.size() && find(known.get(port), devices, true) != null;
    return there ? known.get(port) : port == 0 ? OPEN : null;
  }

  /** By its whole name, or by a part of it whatever the case. */
  private static MidiDevice find(String name, List<MidiDevice> devices, boolean receives) {
    String part = name.toLowerCase(Locale.ROOT);
    MidiDevice found = null;
    for (MidiDevice device : devices) {
      if (receives ? device.receives() : device.sends()) {
        if (device.name().equals(name)) {
          return device;
        }
        if (found == null && device.name().toLowerCase(Locale.ROOT).contains(part)) {
          found = device;
        }
      }
    }
    return found;
  }

  private void connect(int port, String wanted, List<MidiDevice> devices) {
    if (at[port] != null && !at[port].equals(wanted)) {
      boolean there =
          at[port].equals(OPEN) || devices.stream().anyMatch(d -> d.name().equals(at[port]));
      if (there) {
        sender.leave(port);
      } else {
        sender.lost(port);
      }
      at[port] = null;
      // Its last notes end first; the next look goes on.
      seenChanges = -1;
    } else if (at[port] == null && wanted != null) {
      if (!sender.away(port)) {
        seenChanges = -1;
        return;
      }
      ports.disconnectOutput(port);
      if (wanted.equals(OPEN) || ports.connectOutput(port, wanted)) {
        sender.connected(port);
        at[port] = wanted;
      }
    } else if (wanted != null && !wanted.equals(OPEN)) {
      again(port, wanted);
    }
  }

  /** A device that was pulled and plugged between two looks is there, but no longer connected. */
  private void again(int port, String device) {
    ports.connectOutput(port, device);
  }

  /** What is connected, for a status line: outputs by their number. */
  public List<String> connected() {
    List<String> words = new ArrayList<>();
    for (int port = 0; port < at.length; port++) {
      if (at[port] != null && !at[port].equals(OPEN)) {
        words.add("out " + (port + 1) + " " + at[port]);
      }
    }
    for (String in : heard) {
      int space = in.indexOf(' ');
      words.add(
          "in " + (Integer.parseInt(in.substring(0, space)) + 1) + " " + in.substring(space + 1));
    }
    return words;
  }

  /** Rises when a device that was listened to is gone. Any thread. */
  public int unplugs() {
    return unplugs;
  }
}
