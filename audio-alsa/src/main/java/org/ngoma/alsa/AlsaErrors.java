package org.ngoma.alsa;

import java.util.List;
import java.util.stream.Collectors;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;

/** What went wrong with a device, in one sentence that says what to do. */
final class AlsaErrors {

  private AlsaErrors() {}

  static AudioException opening(String name, int error, List<AudioDevice> present) {
    return new AudioException(
        switch (-error) {
          case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO, Errno.EINVAL ->
              "there is no sound device called " + name + ": " + choices(present);
          case Errno.EBUSY, Errno.EAGAIN ->
              "sound device "
                  + name
                  + " is in use by another program: end that (fuser -v /dev/snd/* shows it) or "
                  + choices(others(name, present));
          case Errno.EACCES, Errno.EPERM ->
              "no permission for sound device "
                  + name
                  + ": add the user to group audio and log in again";
          default ->
              "sound device "
                  + name
                  + " does not open (error "
                  + -error
                  + "): unplug it and plug it in again, or "
                  + choices(present);
        });
  }

  /**
   * @param what cannot be done, such as {@code 96000 Hz}
   * @param choice what the user may choose differently, such as {@code rate}
   */
  static AudioException unsupported(String name, String what, String choice) {
    String convert = name.startsWith("hw:") ? ", or let ALSA convert with plug" + name : "";
    return new AudioException(
        "sound device " + name + " cannot play " + what + ": choose another " + choice + convert);
  }

  static AudioException refusedFirstFrames(String name, int error) {
    return refused(name, "first frames", error);
  }

  static AudioException refused(String name, String step, int error) {
    return new AudioException(
        "sound device "
            + name
            + " refused its "
            + step
            + " (error "
            + -error
            + "): unplug it and plug it in again, or choose another device");
  }

  private static List<AudioDevice> others(String name, List<AudioDevice> present) {
    return present.stream().filter(device -> !device.name().equals(name)).toList();
  }

  private static String choices(List<AudioDevice> present) {
    if (present.isEmpty()) {
      return "plug in a sound card, or use null";
    }
    return "use one of "
        + present.stream().map(AudioDevice::name).collect(Collectors.joining(", "))
        + ", or null";
  }
}
