package org.ngoma.alsa;

import org.ngoma.hal.rt.RealTime;

/** A PCM of libasound. Thread: as {@link Pcm}. */
final class NativePcm implements Pcm {

  private final long handle;

  NativePcm(long handle) {
    this.handle = handle;
  }

  long handle() {
    return handle;
  }

  @Override
  @RealTime
  public int await(int millis) {
    return Asound.snd_pcm_wait(handle, millis);
  }

  @Override
  @RealTime
  public long availableFrames() {
    return Asound.snd_pcm_avail_update(handle);
  }

  @Override
  @RealTime
  public long write(long address, long frames) {
    return Asound.snd_pcm_writei(handle, address, frames);
  }

  @Override
  @RealTime
  public long read(long address, long frames) {
    return Asound.snd_pcm_readi(handle, address, frames);
  }

  @Override
  @RealTime
  public int prepare() {
    return Asound.snd_pcm_prepare(handle);
  }

  @Override
  @RealTime
  public int start() {
    return Asound.snd_pcm_start(handle);
  }

  @Override
  @RealTime
  public int drop() {
    return Asound.snd_pcm_drop(handle);
  }

  @Override
  @RealTime
  public int resume() {
    return Asound.snd_pcm_resume(handle);
  }

  @Override
  @RealTime
  public int state() {
    return Asound.snd_pcm_state(handle);
  }

  @Override
  public void drain() {
    Asound.snd_pcm_drain(handle);
  }

  @Override
  public void close() {
    Asound.snd_pcm_close(handle);
  }
}
