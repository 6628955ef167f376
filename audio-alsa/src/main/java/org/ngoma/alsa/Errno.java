package org.ngoma.alsa;

/** The kernel's error numbers that a sound card answers with, as positive numbers. */
final class Errno {

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int ENODEV = 19;
  static final int EINVAL = 22;

  /** More came than there was room for. */
  static final int ENOSPC = 28;

  /** The device ran dry. */
  static final int EPIPE = 32;

  static final int EBADFD = 77;

  /** The device sleeps. */
  static final int ESTRPIPE = 86;

  private Errno() {}
}
