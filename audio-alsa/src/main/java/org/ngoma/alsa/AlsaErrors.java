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
                  + choices(present);
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

  static AudioException unsupported(String name, String what) {
    String also =
        name.startsWith("hw:")
            ? ", or let ALSA convert with plug" + name
            : ", or choose another device";
    return new AudioException("sound device " + name + " cannot play " + what + also);
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

  private static String choices(List<AudioDevice> present) {
    if (present.isEmpty()) {
      return "this machine has no sound card; plug one in, or use null";
    }
    return "use one of "
        + present.stream().map(AudioDevice::name).collect(Collectors.joining(", "))
        + ", or null";
  }
}
