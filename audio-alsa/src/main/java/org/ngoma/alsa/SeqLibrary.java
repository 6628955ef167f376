package org.ngoma.alsa;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.midi.MidiException;

/** The sequencer of libasound, mapped directly as {@link Asound} is. */
final class SeqLibrary {

  static final int OPEN_DUPLEX = 3;
  static final int NONBLOCK = 1;

  static final int CAP_READ = 1;
  static final int CAP_WRITE = 1 << 1;
  static final int CAP_SUBS_READ = 1 << 5;
  static final int CAP_SUBS_WRITE = 1 << 6;
  static final int CAP_NO_EXPORT = 1 << 7;

  static final int TYPE_MIDI_GENERIC = 1 << 1;
  static final int TYPE_HARDWARE = 1 << 16;
  static final int TYPE_APPLICATION = 1 << 20;

  static final int SYSTEM_CLIENT = 0;
  static final int ANNOUNCE_PORT = 1;

  private static boolean mapped;

  private SeqLibrary() {}

  /** Maps the library on the first call. Every other call here needs that. */
  static synchronized void load() throws MidiException {
    if (mapped) {
      return;
    }
    try {
      Asound.load(Asound.LIBRARY);
      Native.register(SeqLibrary.class, NativeLibrary.getInstance(Asound.LIBRARY));
    } catch (AudioException | UnsatisfiedLinkError e) {
      throw new MidiException(
          "no MIDI: the library "
              + Asound.LIBRARY
              + " is missing; install it with: apt install libasound2");
    }
    Native.register(C.class, Platform.C_LIBRARY_NAME);
    mapped = true;
  }

  /** Two calls of the C library that the sequencer cannot do without. */
  static final class C {

    private C() {}

    static native int poll(long descriptors, long count, int millis);

    static native long memcpy(long to, long from, long bytes);
  }

  static native int snd_seq_open(long seqOut, String name, int streams, int mode);

  static native int snd_seq_close(long seq);

  static native int snd_seq_client_id(long seq);

  static native int snd_seq_set_client_name(long seq, String name);

  static native int snd_seq_set_client_pool_input(long seq, long events);

  static native int snd_seq_set_client_pool_output(long seq, long events);

  static native int snd_seq_poll_descriptors(long seq, long descriptors, int space, short events);

  static native int snd_seq_alloc_named_queue(long seq, String name);

  static native int snd_seq_control_queue(long seq, int queue, int type, int value, long event);

  static native int snd_seq_drain_output(long seq);

  static native int snd_seq_queue_status_malloc(long statusOut);

  static native void snd_seq_queue_status_free(long status);

  static native int snd_seq_get_queue_status(long seq, int queue, long status);

  static native long snd_seq_queue_status_get_real_time(long status);

  static native int snd_seq_client_info_malloc(long infoOut);

  static native void snd_seq_client_info_free(long info);

  static native void snd_seq_client_info_set_client(long info, int client);

  static native int snd_seq_client_info_get_client(long info);

  static native String snd_seq_client_info_get_name(long info);

  static native int snd_seq_query_next_client(long seq, long info);

  static native int snd_seq_port_info_malloc(long infoOut);

  static native void snd_seq_port_info_free(long info);

  static native void snd_seq_port_info_set_client(long info, int client);

  static native void snd_seq_port_info_set_port(long info, int port);

  static native void snd_seq_port_info_set_name(long info, String name);

  static native void snd_seq_port_info_set_capability(long info, int capability);

  static native void snd_seq_port_info_set_type(long info, int type);

  static native void snd_seq_port_info_set_midi_channels(long info, int channels);

  static native void snd_seq_port_info_set_timestamping(long info, int enable);

  static native void snd_seq_port_info_set_timestamp_real(long info, int real);

  static native void snd_seq_port_info_set_timestamp_queue(long info, int queue);

  static native int snd_seq_port_info_get_port(long info);

  static native int snd_seq_port_info_get_type(long info);

  static native int snd_seq_port_info_get_capability(long info);

  static native String snd_seq_port_info_get_name(long info);

  static native int snd_seq_query_next_port(long seq, long info);

  static native int snd_seq_create_port(long seq, long info);

  static native int snd_seq_connect_from(long seq, int port, int fromClient, int fromPort);

  static native int snd_seq_connect_to(long seq, int port, int toClient, int toPort);

  static native int snd_seq_disconnect_from(long seq, int port, int fromClient, int fromPort);

  static native int snd_seq_disconnect_to(long seq, int port, int toClient, int toPort);

  static native int snd_seq_event_input(long seq, long eventOut);

  static native int snd_seq_event_output_direct(long seq, long event);

  static native int snd_midi_event_new(long bytes, long parserOut);

  static native void snd_midi_event_free(long parser);

  static native void snd_midi_event_no_status(long parser, int on);

  static native long snd_midi_event_encode(long parser, long bytes, long count, long event);

  static native long snd_midi_event_decode(long parser, long bytes, long count, long event);
}
