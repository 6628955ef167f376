package org.ngoma.alsa;

import org.ngoma.hal.midi.MidiBackend;
import org.ngoma.hal.midi.MidiException;
import org.ngoma.hal.midi.MidiPorts;
import org.ngoma.hal.rt.NanoClock;

/** The MIDI ports that ALSA's sequencer knows: of the kernel's drivers and of other programs. */
public final class AlsaMidi implements MidiBackend {

  private final NanoClock clock;

  /**
   * @param clock whose time the stamps of received messages have
   */
  public AlsaMidi(NanoClock clock) {
    this.clock = clock;
  }

  @Override
  public MidiPorts open(String client) throws MidiException {
    SeqLibrary.load();
    NativeCell cell = new NativeCell();
    int error =
        SeqLibrary.snd_seq_open(
            cell.address(), "default", SeqLibrary.OPEN_DUPLEX, SeqLibrary.NONBLOCK);
    if (error < 0) {
      throw new MidiException(
          -error == Errno.EACCES || -error == Errno.EPERM
              ? "no permission for MIDI: add the user to group audio and log in again"
              : "no MIDI: the kernel's sequencer is missing (error "
                  + -error
                  + "); load it with: modprobe snd-seq");
    }
    long seq = cell.get();
    try {
      return new AlsaMidiPorts(seq, new SeqCables(seq, client, clock), clock);
    } catch (MidiException e) {
      SeqLibrary.snd_seq_close(seq);
      throw e;
    }
  }
}
