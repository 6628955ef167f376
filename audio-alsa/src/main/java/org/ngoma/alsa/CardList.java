package org.ngoma.alsa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ngoma.hal.audio.AudioDevice;

/** Every playback device of every card that is there now. Never on the audio thread. */
final class CardList {

  private final NativeCell cell = new NativeCell();
  private final List<Playback> found = new ArrayList<>();

  /** A device and how likely it is that someone listens to it; lower is likelier. */
  record Playback(AudioDevice device, int rank) {}

  private CardList() {}

  /** Best first: cards one plugs in or solders on, then built-in jacks, screens, and test cards. */
  static List<AudioDevice> devices() {
    CardList list = new CardList();
    int card = -1;
    while ((card = list.nextCard(card)) >= 0) {
      list.addCard(card);
    }
    return list.found.stream()
        .sorted(Comparator.comparingInt(Playback::rank))
        .map(Playback::device)
        .toList();
  }

  static int rank(String driver, String cardName, String pcmName) {
    String all = (driver + ' ' + cardName + ' ' + pcmName).toLowerCase(Locale.ROOT);
    if (all.contains("loopback") || all.contains("dummy")) {
      return 3;
    }
    if (all.contains("hdmi") || all.contains("displayport")) {
      return 2;
    }
    return all.contains("headphones") || all.contains("pcsp") ? 1 : 0;
  }

  private int nextCard(int card) {
    cell.set(Integer.toUnsignedLong(card));
    return Asound.snd_card_next(cell.address()) < 0 ? -1 : cell.getInt();
  }

  private void addCard(int card) {
    if (Asound.snd_ctl_open(cell.address(), "hw:" + card, Asound.NONBLOCK) < 0) {
      return;
    }
    long ctl = cell.get();
    Asound.snd_ctl_card_info_malloc(cell.address());
    long info = cell.get();
    try {
      if (Asound.snd_ctl_card_info(ctl, info) >= 0) {
        addDevices(ctl, info);
      }
    } finally {
      Asound.snd_ctl_card_info_free(info);
      Asound.snd_ctl_close(ctl);
    }
  }

  private void addDevices(long ctl, long card) {
    Asound.snd_pcm_info_malloc(cell.address());
    long pcm = cell.get();
    try {
      int device = -1;
      while ((device = nextDevice(ctl, device)) >= 0) {
        Asound.snd_pcm_info_set_device(pcm, device);
        Asound.snd_pcm_info_set_subdevice(pcm, 0);
        Asound.snd_pcm_info_set_stream(pcm, Asound.STREAM_PLAYBACK);
        if (Asound.snd_ctl_pcm_info(ctl, pcm) >= 0) {
          add(card, device, Asound.snd_pcm_info_get_name(pcm));
        }
      }
    } finally {
      Asound.snd_pcm_info_free(pcm);
    }
  }

  private int nextDevice(long ctl, int device) {
    cell.set(Integer.toUnsignedLong(device));
    return Asound.snd_ctl_pcm_next_device(ctl, cell.address()) < 0 ? -1 : cell.getInt();
  }

  private void add(long card, int device, String pcmName) {
    String cardName = Asound.snd_ctl_card_info_get_name(card);
    String driver = Asound.snd_ctl_card_info_get_driver(card);
    String id = Asound.snd_ctl_card_info_get_id(card);
    String description =
        pcmName.isBlank() || pcmName.equals(cardName) ? cardName : cardName + ", " + pcmName;
    found.add(
        new Playback(
            new AudioDevice("hw:CARD=" + id + ",DEV=" + device, description),
            rank(driver, cardName, pcmName)));
  }
}
