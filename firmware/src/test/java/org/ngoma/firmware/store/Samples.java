package org.ngoma.firmware.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.AudioRegion;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Clip;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FadeCurve;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Place;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Recording;
import org.ngoma.sequencer.model.SignatureChange;
import org.ngoma.sequencer.model.StretchMode;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.TrackKind;

/** A small project that uses every part of the format, and its text. */
final class Samples {

  static final String SHA256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  static final String SMALL_TEXT =
      """
      {
        "format": "ngoma-project",
        "version": 2,
        "name": "Small \\"one\\"",
        "tempos": [[0, 112], [3840, 113.5]],
        "signatures": [[0, 4, 4], [7680, 7, 8]],
        "master": {
          "name": "Master",
          "params": {
            "later.thing": -0.001,
            "master.gain": 2
          },
          "effects": [
            {
              "id": 3,
              "kind": "later_effect",
              "bypassed": true,
              "params": {},
              "files": {
                "impulse": {"sha256": "%1$s", "name": "Hall \\"1\\".wav"}
              }
            }
          ]
        },
        "returns": [
          {
            "name": "Delay",
            "params": {},
            "effects": [
              {
                "id": 1,
                "kind": "delay",
                "params": {
                  "delay.feedback": 0.4
                }
              }
            ]
          },
          {
            "name": "Reverb",
            "params": {},
            "effects": [
              {
                "id": 2,
                "kind": "reverb",
                "params": {}
              }
            ]
          },
          {
            "name": "Return C",
            "params": {}
          },
          {
            "name": "Return D",
            "params": {}
          }
        ],
        "groups": [
          {
            "name": "Group 1",
            "params": {
              "channel.gain": -3
            }
          },
          {
            "name": "Group 2",
            "params": {}
          },
          {
            "name": "Group 3",
            "params": {}
          },
          {
            "name": "Group 4",
            "params": {}
          }
        ],
        "tracks": [
          {
            "id": 1,
            "name": "Kick",
            "kind": "drums",
            "swing": 54,
            "params": {
              "channel.gain": -6
            },
            "patterns": [
              {"id": 1, "name": "A", "length": 7680, "notes": [
                [0,240,36,120], [1920,240,36,110],
                [3840,240,36,1]
              ]},
              {"id": 2, "name": "", "length": 1, "notes": []}
            ],
            "clips": [
              [1, 0, 7680],
              [2, 7680, 1]
            ]
          },
          {
            "id": 9,
            "name": "Log drum",
            "kind": "logdrum",
            "swing": 66.7,
            "group": 1,
            "armed": true,
            "params": {},
            "files": {
              "sample": {"sha256": "%1$s", "name": "a.wav"}
            },
            "effects": [
              {
                "id": 4,
                "kind": "compressor",
                "key": 1,
                "params": {}
              }
            ],
            "patterns": [],
            "clips": []
          },
          {
            "id": 10,
            "name": "Vocals",
            "kind": "audio",
            "swing": 50,
            "params": {},
            "patterns": [],
            "clips": [],
            "audio": [
              {"id": 5, "start": 0, "length": 3840,
                "file": {"sha256": "%1$s", "name": "a.wav", "rate": 44100, "frames": 88200}},
              {"id": 6, "start": 3600, "length": 1920, "offset": 441, "gain": -3.5, "fadeIn": 5, "fadeOut": 250, "curve": "smooth", "reverse": true, "follow": true, "bpm": 98, "stretch": "tones", "transpose": -2,
                "file": {"sha256": "%1$s", "name": "a.wav", "rate": 44100, "frames": 88200}}
            ]
          }
        ]
      }
      """
          .replace("%1$s", SHA256);

  private Samples() {}

  static Project small() {
    Pattern beat =
        new Pattern(
            1,
            "A",
            7680,
            List.of(
                new Note(3840, 240, 36, 1),
                new Note(0, 240, 36, 120),
                new Note(1920, 240, 36, 110)));
    Track kick =
        new Track(
            1,
            "Kick",
            TrackKind.DRUMS,
            54,
            Map.of("channel.gain", -6.0),
            List.of(beat, new Pattern(2, "", 1, List.of())),
            List.of(new Clip(1, 0, 7680), new Clip(2, 7680, 1)));
    Device compressor = Device.of(4, "compressor").withKeyTrack(1);
    Track log =
        new Track(9, "Log drum", TrackKind.LOG_DRUM, 66.7, Map.of(), List.of(), List.of())
            .withGroup(1)
            .withArmed(true)
            .withFiles(Map.of("sample", new FileRef(SHA256, "a.wav")))
            .withEffects(List.of(compressor));
    Device later =
        Device.of(3, "later_effect")
            .withBypassed(true)
            .withFiles(Map.of("impulse", new FileRef(SHA256, "Hall \"1\".wav")));
    Map<String, Double> master = Map.of("master.gain", 2.0, "later.thing", -0.001);
    Bus drums = Bus.plain("Group 1").withParams(Map.of("channel.gain", -3.0));
    return new Project(
            "Small \"one\"",
            List.of(new TempoChange(0, 112), new TempoChange(3840, 113.5)),
            List.of(new SignatureChange(0, 4, 4), new SignatureChange(7680, 7, 8)),
            List.of(kick, log, vocals()))
        .withReturns(Project.returns(Map.of("delay.feedback", 0.4), Map.of()))
        .withBus(Place.group(1), drums)
        .withMaster(new Bus("Master", master, List.of(later)));
  }

  private static Track vocals() {
    AudioRegion whole = AudioRegion.of(new Recording(new FileRef(SHA256, "a.wav"), 44_100, 88_200));
    AudioRegion shaped =
        whole
            .withOffset(441)
            .withGain(-3.5)
            .withFades(5, 250, FadeCurve.SMOOTH)
            .withReverse(true)
            .following(98, StretchMode.TONES)
            .withTranspose(-2);
    return new Track(10, "Vocals", TrackKind.AUDIO, 50, Map.of(), List.of(), List.of())
        .withAudio(List.of(new AudioClip(5, 0, 3840, whole), new AudioClip(6, 3600, 1920, shaped)));
  }

  /** The small text with one piece changed. */
  static byte[] changed(String from, String to) {
    if (!SMALL_TEXT.contains(from)) {
      throw new AssertionError("the sample does not hold " + from);
    }
    return utf8(SMALL_TEXT.replace(from, to));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
