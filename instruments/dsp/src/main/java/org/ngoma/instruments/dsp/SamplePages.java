package org.ngoma.instruments.dsp;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Brings the pages of a long recording into its {@link SampleMemory} before they are played, and
 * takes those away that nobody wanted for longest.
 *
 * <p>Those who play write down where they are going ({@link #want}, [audio]); {@link #pump} runs on
 * one helper thread, or wherever there is time to wait for the disk. Memory of a page is used again
 * only many rounds after it was taken away, when nobody can still be reading it.
 */
public final class SamplePages {

  /** Points ahead that each who plays may name. */
  public static final int AHEAD = 4;

  /** Pages in memory at most, beside those that are pinned. */
  private static final int MOST_PAGES = 160;

  private static final int ROUNDS_OF_REST = 16;
  private static final int NOTHING = -1;
  private static final VarHandle WANTED = MethodHandles.arrayElementVarHandle(int[].class);

  private final AudioFile file;
  private final SampleMemory memory;
  private final int[] wanted;
  private final boolean[] pinned;
  private final long[] lastWanted;
  private final ArrayDeque<FloatBuffer> resting = new ArrayDeque<>();
  private final ArrayDeque<Long> restedAt = new ArrayDeque<>();
  private long round;
  private int loaded;
  private volatile boolean broken;

  /**
   * Pages of a file, none of them there yet.
   *
   * @param slots how many may play at once
   */
  public SamplePages(AudioFile file, SampleMemory memory, int slots) {
    this.file = file;
    this.memory = memory;
    wanted = new int[slots * AHEAD];
    Arrays.fill(wanted, NOTHING);
    pinned = new boolean[memory.pages()];
    lastWanted = new long[memory.pages()];
  }

  /** Keeps the page of a frame, and the one behind it, from the next round on. */
  public void pin(long frame) {
    int page = memory.pageOf(frame);
    pinned[page] = true;
    pinned[Math.min(pinned.length - 1, page + 1)] = true;
  }

  /** Keeps no page any longer than others are kept. */
  public void unpin() {
    Arrays.fill(pinned, false);
  }

  /** Says where a slot is going; -1 for nowhere. [audio] */
  public void want(int slot, int point, long frame) {
    int page = frame < 0 ? NOTHING : memory.pageOf(frame);
    WANTED.setOpaque(wanted, slot * AHEAD + point, page);
  }

  /** Whether the file could not be read any more; what was read is still played. */
  public boolean broken() {
    return broken;
  }

  /**
   * Brings what is wanted, the nearest first.
   *
   * @return whether anything was to be brought
   */
  public boolean pump() {
    round++;
    boolean any = false;
    for (int page = 0; page < pinned.length; page++) {
      any |= pinned[page] && bring(page);
    }
    for (int point = 0; point < AHEAD; point++) {
      for (int i = point; i < wanted.length; i += AHEAD) {
        int page = (int) WANTED.getOpaque(wanted, i);
        any |= page != NOTHING && bring(page);
      }
    }
    return any;
  }

  private boolean bring(int page) {
    lastWanted[page] = round;
    if (broken || memory.page(page) != null) {
      return false;
    }
    try {
      file.seek((long) page * memory.pageFrames());
      memory.put(page, memory.fill(file, memory.pageFrames(), room()));
      loaded++;
    } catch (IOException unreadable) {
      broken = true;
    }
    return true;
  }

  private FloatBuffer room() {
    if (loaded >= MOST_PAGES) {
      retire();
    }
    if (!resting.isEmpty() && restedAt.peek() + ROUNDS_OF_REST <= round) {
      restedAt.poll();
      FloatBuffer page = resting.poll();
      for (int i = 0; i < page.capacity(); i++) {
        page.put(i, 0f);
      }
      return page;
    }
    return SampleMemory.room(memory.channels() * memory.pageFrames());
  }

  /** Takes away the page that nobody wanted for longest. */
  private void retire() {
    int oldest = NOTHING;
    for (int page = 0; page < pinned.length; page++) {
      boolean candidate = !pinned[page] && lastWanted[page] < round && memory.page(page) != null;
      if (candidate && (oldest == NOTHING || lastWanted[page] < lastWanted[oldest])) {
        oldest = page;
      }
    }
    if (oldest != NOTHING) {
      resting.add(memory.page(oldest));
      restedAt.add(round);
      memory.put(oldest, null);
      loaded--;
    }
  }
}
