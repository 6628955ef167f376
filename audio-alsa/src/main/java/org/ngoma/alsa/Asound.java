package org.ngoma.alsa;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.ngoma.hal.audio.AudioException;

/**
 * libasound, mapped directly. Handles and buffers are raw addresses and results plain numbers, so
 * that the calls of the audio thread allocate nothing; a negative result is an {@link Errno}.
 */
final class Asound {

  static final String LIBRARY = "libasound.so.2";

  static final int STREAM_PLAYBACK = 0;
  static final int STREAM_CAPTURE = 1;
  static final int NONBLOCK = 1;
  static final int ACCESS_RW_INTERLEAVED = 3;

  static final int STATE_PREPARED = 2;
  static final int STATE_DRAINING = 5;

  private static String mapped = "";

  private Asound() {}

  /** Maps the library on the first call. Every other call here needs that. */
  static synchronized void load(String library) throws AudioException {
    if (mapped.equals(library)) {
      return;
    }
    try {
      Native.register(Asound.class, NativeLibrary.getInstance(library));
    } catch (UnsatisfiedLinkError e) {
      throw new AudioException(
          "no sound: the library "
              + library
              + " is missing; install it with: apt install libasound2");
    }
    // The library prints its errors otherwise. Any function that takes no notice of its arguments
    // will do as a handler; a Java one could not be called from the audio thread.
    NativeLibrary libc = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    snd_lib_error_set_handler(Pointer.nativeValue(libc.getFunction("getpid")));
    mapped = library;
  }

  static native int snd_lib_error_set_handler(long function);

  static native int snd_pcm_open(long pcmOut, String name, int stream, int mode);

  static native int snd_pcm_close(long pcm);

  static native int snd_pcm_hw_params_malloc(long paramsOut);

  static native void snd_pcm_hw_params_free(long params);

  static native int snd_pcm_hw_params_any(long pcm, long params);

  static native int snd_pcm_hw_params_set_rate_resample(long pcm, long params, int allowed);

  static native int snd_pcm_hw_params_set_access(long pcm, long params, int access);

  static native int snd_pcm_hw_params_test_format(long pcm, long params, int format);

  static native int snd_pcm_hw_params_set_format(long pcm, long params, int format);

  static native int snd_pcm_hw_params_set_channels(long pcm, long params, int channels);

  static native int snd_pcm_hw_params_set_rate(long pcm, long params, int rate, int direction);

  static native int snd_pcm_hw_params_set_period_size_near(
      long pcm, long params, long framesInOut, long directionInOut);

  static native int snd_pcm_hw_params_set_buffer_size_near(long pcm, long params, long framesInOut);

  static native int snd_pcm_hw_params(long pcm, long params);

  static native int snd_pcm_sw_params_malloc(long paramsOut);

  static native void snd_pcm_sw_params_free(long params);

  static native int snd_pcm_sw_params_current(long pcm, long params);

  static native int snd_pcm_sw_params_set_start_threshold(long pcm, long params, long frames);

  static native int snd_pcm_sw_params_set_avail_min(long pcm, long params, long frames);

  static native int snd_pcm_sw_params_get_boundary(long params, long framesOut);

  static native int snd_pcm_sw_params_set_silence_threshold(long pcm, long params, long frames);

  static native int snd_pcm_sw_params_set_silence_size(long pcm, long params, long frames);

  static native int snd_pcm_sw_params(long pcm, long params);

  static native int snd_pcm_prepare(long pcm);

  static native int snd_pcm_start(long pcm);

  static native int snd_pcm_drop(long pcm);

  static native int snd_pcm_drain(long pcm);

  static native int snd_pcm_resume(long pcm);

  static native int snd_pcm_state(long pcm);

  static native int snd_pcm_wait(long pcm, int millis);

  static native long snd_pcm_avail_update(long pcm);

  static native long snd_pcm_writei(long pcm, long frames, long count);

  static native long snd_pcm_readi(long pcm, long frames, long count);

  static native int snd_card_next(long cardInOut);

  static native int snd_ctl_open(long ctlOut, String name, int mode);

  static native int snd_ctl_close(long ctl);

  static native int snd_ctl_card_info_malloc(long infoOut);

  static native void snd_ctl_card_info_free(long info);

  static native int snd_ctl_card_info(long ctl, long info);

  static native String snd_ctl_card_info_get_id(long info);

  static native String snd_ctl_card_info_get_name(long info);

  static native String snd_ctl_card_info_get_driver(long info);

  static native int snd_ctl_pcm_next_device(long ctl, long deviceInOut);

  static native int snd_pcm_info_malloc(long infoOut);

  static native void snd_pcm_info_free(long info);

  static native void snd_pcm_info_set_device(long info, int device);

  static native void snd_pcm_info_set_subdevice(long info, int subdevice);

  static native void snd_pcm_info_set_stream(long info, int stream);

  static native int snd_ctl_pcm_info(long ctl, long info);

  static native String snd_pcm_info_get_name(long info);
}
